# The house's three words for CMake: a room is a library, a program is one main file over rooms, a test suite mirrors a room.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)  # no modules here; scanning would double the work and defeat the compiler cache
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(guichet_options INTERFACE)
target_include_directories(guichet_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(guichet_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-align -Wunused -Woverloaded-virtual -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough -Werror
  -fstack-protector-strong -pthread  # the same for all: precompiled headers are for one set of options
  # The same objects from every clone: paths are relative to the checkout, in messages and in the compiler cache.
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.)
target_compile_definitions(guichet_options INTERFACE
  $<$<CONFIG:Release>:_FORTIFY_SOURCE=3> $<$<NOT:$<CONFIG:Release>>:_GLIBCXX_ASSERTIONS>)

# What makes a cold build take minutes is done once: the headers of the standard library are compiled beforehand, and a
# target's sources eight at a time. The release build does without both, so that each file is known to name what it uses.
add_library(guichet_headers OBJECT ${PROJECT_SOURCE_DIR}/cmake/headers.cpp)
add_library(guichet_test_headers OBJECT ${PROJECT_SOURCE_DIR}/cmake/headers.cpp)
target_link_libraries(guichet_headers PRIVATE guichet_options)
target_link_libraries(guichet_test_headers PRIVATE guichet_options GTest::gtest GTest::gmock)
# guichet_compile_together(target headers [file…]): the files stay apart, for their own words meet those of others.
function(guichet_compile_together target headers)
  # Clang, which builds the fuzz targets only, calls a word of one file and another's in the same batch a shadow.
  if(CMAKE_BUILD_TYPE STREQUAL Release OR NOT CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_compile_options(${target} PRIVATE -Wno-subobject-linkage)  # of types without a name outside their own file
  target_precompile_headers(${target} REUSE_FROM ${headers})
  target_compile_options(${target} PRIVATE -fpch-preprocess)
endfunction()
set(standard_headers <algorithm> <array> <atomic> <charconv> <chrono> <cmath> <condition_variable> <cstddef> <cstdint> <expected>
    <filesystem> <format> <fstream> <functional> <map> <memory> <mutex> <optional> <random> <ranges> <set> <span> <sstream>
    <stop_token> <string> <string_view> <thread> <utility> <variant> <vector>)
if(NOT CMAKE_BUILD_TYPE STREQUAL Release AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_precompile_headers(guichet_headers PRIVATE ${standard_headers})
  target_precompile_headers(guichet_test_headers PRIVATE ${standard_headers} <gtest/gtest.h> <gmock/gmock.h>)
  target_compile_options(guichet_headers PRIVATE -fpch-preprocess)
  target_compile_options(guichet_test_headers PRIVATE -fpch-preprocess)
endif()

function(room_target path variable)
  string(REPLACE "/" "-" name "${path}")
  set(${variable} "${name}" PARENT_SCOPE)
endfunction()

# guichet_room(folder [USES folder…] [LINKS library…] [APART file…]): every .cpp of the folder but programs' main files.
function(guichet_room path)
  cmake_parse_arguments(room "" "" "USES;LINKS;APART" ${ARGN})
  list(TRANSFORM room_APART PREPEND ${PROJECT_SOURCE_DIR}/${path}/)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${path}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/(main|guichet)\\.cpp$")
  room_target(${path} name)
  if(sources)
    add_library(${name} STATIC ${sources})
    guichet_compile_together(${name} guichet_headers ${room_APART})
    set(scope PUBLIC)
    target_link_libraries(${name} PRIVATE ${room_LINKS})
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_link_libraries(${name} ${scope} guichet_options)
  foreach(used IN LISTS room_USES)
    room_target(${used} used_name)
    target_link_libraries(${name} ${scope} ${used_name})
  endforeach()
endfunction()

function(guichet_program name source)
  cmake_parse_arguments(program "" "" "USES;LINKS" ${ARGN})
  if(NOT EXISTS ${PROJECT_SOURCE_DIR}/${source})
    return()
  endif()
  add_executable(${name} ${PROJECT_SOURCE_DIR}/${source})
  target_link_libraries(${name} PRIVATE guichet_options ${program_LINKS})
  foreach(used IN LISTS program_USES)
    room_target(${used} used_name)
    target_link_libraries(${name} PRIVATE ${used_name})
  endforeach()
endfunction()

# Sanitizers make a suite about ten times slower.
set(guichet_test_seconds 1800)
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
  set(guichet_test_seconds 5400)
endif()

# guichet_tests(folder [USES folder…] [LINKS library…] [APART file…]): tests/<folder>/*.cpp as one program and one line of
# ctest.
function(guichet_tests path)
  cmake_parse_arguments(suite "" "" "USES;LINKS;APART" ${ARGN})
  list(TRANSFORM suite_APART PREPEND ${PROJECT_SOURCE_DIR}/tests/${path}/)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/${path}/*.cpp)
  if(NOT sources)
    return()
  endif()
  string(REPLACE "/" "-" name "test-${path}")
  add_executable(${name} ${sources})
  guichet_compile_together(${name} guichet_test_headers ${suite_APART})
  target_link_libraries(${name} PRIVATE guichet_options GTest::gtest GTest::gmock GTest::gtest_main ${suite_LINKS})
  foreach(used IN LISTS suite_USES)
    room_target(${used} used_name)
    target_link_libraries(${name} PRIVATE ${used_name})
  endforeach()
  string(REPLACE "/" "." label "${path}")
  add_test(NAME ${label} COMMAND ${PROJECT_SOURCE_DIR}/cmake/run_suite ${CMAKE_BINARY_DIR}/passed/${label} $<TARGET_FILE:${name}>
           WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(${label} PROPERTIES TIMEOUT ${guichet_test_seconds})
endfunction()

# guichet_fuzz(name source [USES folder…] [CORPUS folder] [MUTATIONS number]): one LLVMFuzzerTestOneInput. Clang gives it
# libFuzzer (preset fuzz); any other compiler a driver that replays the corpus and seeded mutations of it, so that every
# ./dev test holds it.
function(guichet_fuzz name source)
  cmake_parse_arguments(fuzz "" "CORPUS;MUTATIONS" "USES;LINKS" ${ARGN})
  if(NOT EXISTS ${PROJECT_SOURCE_DIR}/tests/${source})
    return()
  endif()
  if(NOT fuzz_MUTATIONS)
    set(fuzz_MUTATIONS 100000)
  endif()
  set(target "fuzz-${name}")
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    add_executable(${target} ${PROJECT_SOURCE_DIR}/tests/${source})
    target_link_options(${target} PRIVATE -fsanitize=fuzzer)
    math(EXPR runs "${fuzz_MUTATIONS} / 5")
    set(arguments -runs=${runs} -seed=1)
  else()
    add_executable(${target} ${PROJECT_SOURCE_DIR}/tests/${source} ${PROJECT_SOURCE_DIR}/tests/fuzz/replay_main.cpp)
    set(arguments ${fuzz_MUTATIONS})
  endif()
  target_link_libraries(${target} PRIVATE guichet_options ${fuzz_LINKS})
  foreach(used IN LISTS fuzz_USES)
    room_target(${used} used_name)
    target_link_libraries(${target} PRIVATE ${used_name})
  endforeach()
  # A copy of the corpus: libFuzzer writes what it finds into the folder it reads.
  add_test(NAME fuzz.${name} COMMAND ${CMAKE_COMMAND}
    -DPROGRAM=$<TARGET_FILE:${target}> "-DARGUMENTS=${arguments}"
    -DCORPUS=${PROJECT_SOURCE_DIR}/tests/${fuzz_CORPUS} -DCOPY=${CMAKE_BINARY_DIR}/fuzz/${name}
    -P ${PROJECT_SOURCE_DIR}/cmake/run_fuzz.cmake WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(fuzz.${name} PROPERTIES TIMEOUT ${guichet_test_seconds})
endfunction()
