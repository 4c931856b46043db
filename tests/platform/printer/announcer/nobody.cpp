// ippeveprinter announces itself through Avahi and gives up without it. Loaded into that process, this lets it believe
// that the announcer will come later: a test needs no announcement, and its machine has no message bus.
extern "C" void* avahi_client_new(const void*, int, void*, void*, int*) {
  static int nobody = 0;
  return &nobody;
}
