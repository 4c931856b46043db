#pragma once

namespace guichet::sync::sandbox {

// Closes the connection between our port and the client's without a further byte: cpp-httplib hands no socket to its
// handlers, so it is looked up by its two ends.
void close_connection(int own_port, int client_port);

}  // namespace guichet::sync::sandbox
