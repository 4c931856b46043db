# Runs one fuzz program on a fresh copy of its corpus.
file(REMOVE_RECURSE ${COPY})
file(MAKE_DIRECTORY ${COPY})
file(GLOB inputs ${CORPUS}/*)
file(COPY ${inputs} DESTINATION ${COPY})
execute_process(COMMAND ${PROGRAM} ${ARGUMENTS} ${COPY} COMMAND_ERROR_IS_FATAL ANY)
