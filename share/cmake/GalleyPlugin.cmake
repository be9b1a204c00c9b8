# SPDX-License-Identifier: Apache-2.0
# How a plugin is built and checked. Needs the targets galley::libgalley, galley::manifest and galley::galley, from this
# build or from an installed Galley.

include(GNUInstallDirs)

# Where the host of this build looks for plugins: below the folder of libgalley.
set(GALLEY_PLUGIN_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/galley/plugins)
set(GALLEY_PLUGIN_INSTALL_DIRECTORY ${CMAKE_INSTALL_LIBDIR}/galley/plugins)

# The host refuses folders that others may write to, whatever the umask of who installs.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# galley_add_plugin(NAME [COMPONENT name] [SOURCES file...] [LIBRARIES target...]): the module NAME.so from plugin.cpp
# in the current folder, or from SOURCES, with the manifest NAME.json that the module itself describes, both installed
# with the component (without one, the project's default component). Nothing but the stamp and the factory is visible,
# also of the static libraries it holds, so that two modules with different versions of one never meet.
function(galley_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "COMPONENT" "SOURCES;LIBRARIES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "galley_add_plugin(${name}) does not know ${arg_UNPARSED_ARGUMENTS}")
  endif()
  set(target galley_plugin_${name})
  if(NOT arg_SOURCES)
    set(arg_SOURCES plugin.cpp)
  endif()
  add_library(${target} MODULE ${arg_SOURCES})
  set_target_properties(${target} PROPERTIES
    PREFIX "" OUTPUT_NAME ${name} SUFFIX .so
    LIBRARY_OUTPUT_DIRECTORY ${GALLEY_PLUGIN_OUTPUT_DIRECTORY}
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    BUILD_WITH_INSTALL_RPATH ON INSTALL_RPATH "$ORIGIN/../..")
  target_link_libraries(${target} PRIVATE galley::libgalley ${arg_LIBRARIES})
  if(TARGET galley_build)
    target_link_libraries(${target} PRIVATE galley_build)
  endif()
  target_link_options(${target} PRIVATE -Wl,--exclude-libs,ALL)
  if(NOT GALLEY_SANITIZE)
    # What is missing is known at link time, not on a user's machine.
    target_link_options(${target} PRIVATE -Wl,-z,defs)
  endif()
  add_dependencies(${target} galley::manifest)
  set(manifest ${GALLEY_PLUGIN_OUTPUT_DIRECTORY}/${name}.json)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND galley::manifest $<TARGET_FILE:${target}>
    BYPRODUCTS ${manifest}
    COMMENT "Writing the manifest of plugin ${name}" VERBATIM)
  set_property(GLOBAL APPEND PROPERTY GALLEY_PLUGIN_TARGETS ${target})

  set(component)
  if(arg_COMPONENT)
    set(component COMPONENT ${arg_COMPONENT})
  endif()
  install(TARGETS ${target} LIBRARY DESTINATION ${GALLEY_PLUGIN_INSTALL_DIRECTORY} ${component})
  install(FILES ${manifest} DESTINATION ${GALLEY_PLUGIN_INSTALL_DIRECTORY} ${component})
endfunction()

# galley_add_program_plugin(NAME PROGRAM file...): a plugin that is a program, from the manifest NAME.json in the current
# folder and the files that belong to it. Both are used where they are, and installed.
function(galley_add_program_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "PROGRAM")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_PROGRAM)
    message(FATAL_ERROR "galley_add_program_plugin(${name}) takes PROGRAM file..., not ${arg_UNPARSED_ARGUMENTS}")
  endif()
  install(FILES ${name}.json DESTINATION ${GALLEY_PLUGIN_INSTALL_DIRECTORY})
  install(PROGRAMS ${arg_PROGRAM} DESTINATION ${GALLEY_PLUGIN_INSTALL_DIRECTORY})
endfunction()

# galley_add_plugin_check(NAME [INPUT path...]): the test check-NAME, which asks of the plugin NAME of this folder all
# that `galley plugin check` asks, with files or folders of its format.
function(galley_add_plugin_check name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "INPUT")
  if(TARGET galley_plugin_${name})
    set(plugin $<TARGET_FILE:galley_plugin_${name}>)
  else()
    set(plugin ${CMAKE_CURRENT_SOURCE_DIR}/${name}.json)
  endif()
  set(inputs "")
  foreach(input ${arg_INPUT})
    get_filename_component(input ${input} ABSOLUTE)
    list(APPEND inputs --input ${input})
  endforeach()
  add_test(NAME check-${name} COMMAND galley::galley plugin check ${plugin} ${inputs})
endfunction()
