# SPDX-License-Identifier: Apache-2.0
# How a plugin is built. Needs the targets galley::libgalley and galley::manifest, from this build or from an
# installed Galley.

include(GNUInstallDirs)

# Where the host of this build looks for plugins: below the folder of libgalley.
set(GALLEY_PLUGIN_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/galley/plugins)
set(GALLEY_PLUGIN_INSTALL_DIRECTORY ${CMAKE_INSTALL_LIBDIR}/galley/plugins)

# The host refuses folders that others may write to, whatever the umask of who installs.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# galley_add_plugin(NAME [COMPONENT name] [LIBRARIES target...]): the module NAME.so from plugin.cpp in the current
# folder, with the manifest NAME.json that the module itself describes, both installed with the component (without
# one, the project's default component). Nothing but the stamp and the factory is visible,
# also of the static libraries it holds, so that two modules with different versions of one never meet.
function(galley_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "COMPONENT" "LIBRARIES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "galley_add_plugin(${name}) does not know ${arg_UNPARSED_ARGUMENTS}")
  endif()
  set(target galley_plugin_${name})
  add_library(${target} MODULE plugin.cpp)
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
