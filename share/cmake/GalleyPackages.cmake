# SPDX-License-Identifier: Apache-2.0
# The Debian packages, one for each component of what is installed. A rule without a component belongs to `galley`,
# so that a new format lands there by itself; `galley-pdf` and `galley-dev` are named where things are for them.
# Included last. `./dev package` makes them.

set(GALLEY_PACKAGE_CONTACT "Galley maintainers <maintainers@galley.invalid>" CACHE STRING
    "Who answers for the packages, as 'Name <address>'")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME galley)
set(CPACK_PACKAGE_VENDOR Galley)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(CPACK_PACKAGE_CONTACT "${GALLEY_PACKAGE_CONTACT}")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/build/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL galley galley-pdf galley-dev)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_LIBRARY_OUTPUT_DIRECTORY})
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(same_version "= ${PROJECT_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}")

set(CPACK_DEBIAN_GALLEY_PACKAGE_NAME galley)
set(CPACK_DEBIAN_GALLEY_PACKAGE_SECTION text)
set(CPACK_COMPONENT_GALLEY_DESCRIPTION "converter of articles between document formats
Galley reads an article (kicker, headline, deck, byline, dateline, sections,
paragraphs, figures, tables, notes) from one format and writes it to another,
and loses nothing without saying so. Formats are plugins, found at run time.
Conversions run in a sandbox, one by one or many side by side.

This package holds the command, its library, and the plugins of all formats
but PDF, which is in galley-pdf.")
set(CPACK_DEBIAN_GALLEY_PACKAGE_RECOMMENDS "galley-pdf")
set(CPACK_DEBIAN_GALLEY_PACKAGE_SUGGESTS "galley-dev, python3")

set(CPACK_DEBIAN_GALLEY-PDF_PACKAGE_NAME galley-pdf)
set(CPACK_DEBIAN_GALLEY-PDF_PACKAGE_SECTION text)
set(CPACK_COMPONENT_GALLEY-PDF_DESCRIPTION "converter of articles between document formats (PDF)
Galley reads an article from one format and writes it to another.

This package holds the plugin that reads PDF, by its tags or the layout of its
pages, and writes it typeset, tagged and searchable.")
# The writer sets every character in a font of the system. What shlibdeps finds brings a Latin one; Chinese, Japanese
# and Korean have none without these. The package fontconfig keeps the list of fonts, which nothing in the sandbox may
# write; without it all fonts are opened each time.
set(CPACK_DEBIAN_GALLEY-PDF_PACKAGE_DEPENDS "galley (${same_version}), fontconfig, fonts-noto-cjk | fonts-droid-fallback | \
fonts-wqy-zenhei | fonts-wqy-microhei | fonts-arphic-uming")
set(CPACK_DEBIAN_GALLEY-PDF_PACKAGE_RECOMMENDS "fonts-noto-core, hyphen-hyphenation-patterns")

set(CPACK_DEBIAN_GALLEY-DEV_PACKAGE_NAME galley-dev)
set(CPACK_DEBIAN_GALLEY-DEV_PACKAGE_SECTION libdevel)
set(CPACK_COMPONENT_GALLEY-DEV_DESCRIPTION "converter of articles between document formats (SDK)
Galley reads an article from one format and writes it to another.

This package holds what is needed to write a plugin, or a program that
converts by itself: headers, CMake functions, and the writer of manifests.")
set(CPACK_DEBIAN_GALLEY-DEV_PACKAGE_DEPENDS "galley (${same_version}), libboost-dev")

# What dpkg needs to know of the library: who depends on it, and that the loader's cache is to be made anew.
set(control ${CMAKE_CURRENT_BINARY_DIR}/packages)
file(WRITE ${control}/shlibs "libgalley 0 galley (>= ${PROJECT_VERSION})\n")
file(WRITE ${control}/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_GALLEY_PACKAGE_CONTROL_EXTRA ${control}/shlibs ${control}/triggers)
set(CPACK_POST_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/share/packages/finish.cmake)

# Each package has its licence and its history in share/doc, as Debian wants them, and what is known of lintian's
# complaints. An installation elsewhere is no package and does without.
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
  execute_process(COMMAND date --utc --rfc-email --date=${GALLEY_RELEASE_DATE} OUTPUT_VARIABLE release_date
                  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  configure_file(share/packages/changelog.in ${control}/changelog.Debian @ONLY)
  find_program(GZIP gzip REQUIRED)
  add_custom_command(OUTPUT ${control}/changelog.Debian.gz ${control}/changelog.gz
    COMMAND ${GZIP} -9nc ${control}/changelog.Debian > ${control}/changelog.Debian.gz
    COMMAND ${GZIP} -9nc ${PROJECT_SOURCE_DIR}/CHANGELOG.md > ${control}/changelog.gz
    DEPENDS ${control}/changelog.Debian CHANGELOG.md VERBATIM)
  add_custom_target(galley_package_documents ALL DEPENDS ${control}/changelog.Debian.gz)
  foreach(package ${CPACK_COMPONENTS_ALL})
    install(FILES share/packages/copyright ${control}/changelog.Debian.gz ${control}/changelog.gz
            DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${package})
    if(EXISTS ${PROJECT_SOURCE_DIR}/share/packages/${package}.lintian)
      install(FILES share/packages/${package}.lintian DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
              RENAME ${package} COMPONENT ${package})
    endif()
  endforeach()
endif()

include(CPack)
