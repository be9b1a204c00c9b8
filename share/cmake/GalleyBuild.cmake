# SPDX-License-Identifier: Apache-2.0
# How Galley's own targets are compiled, and the functions that make a format, a plugin and a test.

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/static)
set(CMAKE_BUILD_RPATH_USE_ORIGIN ON)

# galley_program_rpath(TARGET): a program of bin/ finds libgalley in the build tree and where it is installed,
# by one and the same path. Without that CMake pads the path of the build tree with colons, to replace it when
# it installs, and the loader takes what is empty between colons for the current folder: a library that a
# stranger left there would be run.
function(galley_program_rpath target)
  set(folders "$ORIGIN/../lib" "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")
  list(REMOVE_DUPLICATES folders)
  set_target_properties(${target} PROPERTIES BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "${folders}")
endfunction()

find_package(PkgConfig REQUIRED)
foreach(module pugixml libzip icu-uc uchardet libutf8proc gumbo zlib libseccomp sqlite3)
  string(REGEX REPLACE "[^a-z0-9]" "_" target ${module})
  pkg_check_modules(${target} REQUIRED IMPORTED_TARGET ${module})
endforeach()

# Small libraries go into the modules themselves: one file less to find and relocate at each start. Their
# symbols stay inside, so that two modules with one library never meet.
function(galley_static_library name module archive)
  add_library(${name} INTERFACE)
  find_library(${name}_ARCHIVE lib${archive}.a)
  if(${name}_ARCHIVE)
    target_include_directories(${name} SYSTEM INTERFACE ${${module}_INCLUDE_DIRS})
    target_link_libraries(${name} INTERFACE ${${name}_ARCHIVE})
    target_link_options(${name} INTERFACE -Wl,--exclude-libs,lib${archive}.a)
  else()
    target_link_libraries(${name} INTERFACE PkgConfig::${module})
  endif()
endfunction()
galley_static_library(galley_pugixml pugixml pugixml)
galley_static_library(galley_zlib zlib z)
galley_static_library(galley_utf8proc libutf8proc utf8proc)
galley_static_library(galley_sqlite sqlite3 sqlite3)
target_link_libraries(galley_sqlite INTERFACE ${CMAKE_DL_LIBS} m)
target_compile_definitions(galley_utf8proc INTERFACE UTF8PROC_STATIC)

add_library(galley_toml INTERFACE)
target_include_directories(galley_toml SYSTEM INTERFACE ${CMAKE_CURRENT_LIST_DIR}/toml)

find_package(fmt REQUIRED)
find_package(Boost 1.74 REQUIRED)

# Everything compiles with these; warnings are errors only for who asks (./dev check, CI), so that a newer
# compiler does not stop a user's build.
option(GALLEY_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
add_library(galley_build INTERFACE)
target_compile_options(galley_build INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                              -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 gives these for sound moves of std::variant and appends to std::string (its bugs 105329 and 105562).
  target_compile_options(galley_build INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()
if(GALLEY_WARNINGS_AS_ERRORS)
  target_compile_options(galley_build INTERFACE -Werror)
endif()
if(GALLEY_SANITIZE)
  add_compile_options(-fsanitize=${GALLEY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${GALLEY_SANITIZE})
endif()
if(GALLEY_FUZZ)
  # Everywhere: the fuzzer finds its way by what it sees of the code under test.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_compile_options(-ffunction-sections -fdata-sections)
  add_link_options(-Wl,--gc-sections -Wl,-O1 -Wl,--as-needed -Wl,--hash-style=gnu)
endif()

# galley_add_format(NAME [LIBRARIES target...]): the static library galley_format_NAME from every .cpp in
# the current folder.
function(galley_add_format name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  if(NOT sources)
    return()
  endif()
  add_library(galley_format_${name} STATIC ${sources})
  target_include_directories(galley_format_${name} PUBLIC ${PROJECT_SOURCE_DIR}/formats)
  target_link_libraries(galley_format_${name} PUBLIC libgalley PRIVATE galley_build ${arg_LIBRARIES})
endfunction()

# galley_add_own_module(NAME [COMPONENT name] SOURCES file... [LIBRARIES target...]): lib/galley/modules/NAME.so,
# which formats/own_module loads when a document needs it; the target is galley_NAME_module. It is installed with
# the component of the plugins that use it.
function(galley_add_own_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "COMPONENT" "SOURCES;LIBRARIES")
  string(REPLACE "-" "_" target galley_${name}_module)
  add_library(${target} MODULE ${arg_SOURCES})
  set_target_properties(${target} PROPERTIES
    PREFIX "" OUTPUT_NAME ${name} LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/galley/modules)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/formats)
  target_link_libraries(${target} PRIVATE galley_build ${arg_LIBRARIES})
  set(component)
  if(arg_COMPONENT)
    set(component COMPONENT ${arg_COMPONENT})
  endif()
  install(TARGETS ${target} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/galley/modules ${component})
  # Code is not loaded from where others may write, whatever the umask of who builds.
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND chmod go-w $<TARGET_FILE:${target}> $<TARGET_FILE_DIR:${target}> VERBATIM)
endfunction()

# galley_add_test(NAME [LIBRARIES target...] [DEPENDS target...]): a GoogleTest program of every .cpp in the
# current folder, each of its tests known to ctest.
include(GoogleTest)
function(galley_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;DEPENDS")
  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  add_executable(${name} ${sources})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  # What is measured is the code under test; its tests are built in half the time without optimisation.
  target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O0>)
  target_link_libraries(${name} PRIVATE galley_build libgalley galley_testing GTest::gtest_main GTest::gmock
                                        ${arg_LIBRARIES})
  if(arg_DEPENDS)
    add_dependencies(${name} ${arg_DEPENDS})
  endif()
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300)
endfunction()

# galley_copy_plugins(NAME FOLDER): the plugins of share/plugins/NAME that are programs, in a folder of the build. There
# nobody else may write to them, as the host wants it, whatever the umask of who cloned the source.
function(galley_copy_plugins name folder)
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/share/plugins/${name}/*.*)
  set(readable OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)
  set(runnable OWNER_EXECUTE GROUP_EXECUTE WORLD_EXECUTE)
  file(REMOVE_RECURSE ${folder})
  file(MAKE_DIRECTORY ${folder})
  file(CHMOD ${folder} PERMISSIONS ${readable} ${runnable})
  foreach(file ${files})
    get_filename_component(file_name ${file} NAME)
    set(permissions ${readable})
    if(NOT file_name MATCHES "\\.json$")
      list(APPEND permissions ${runnable})
    endif()
    configure_file(${file} ${folder}/${file_name} COPYONLY FILE_PERMISSIONS ${permissions})
  endforeach()
endfunction()
