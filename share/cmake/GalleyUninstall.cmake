# SPDX-License-Identifier: Apache-2.0
# The target `uninstall`: takes away what `cmake --install` put there last, and the folders that it had to make.
# Included before anything is installed, since it looks at what is there before.

set(shared_folders . bin include lib ${CMAKE_INSTALL_LIBDIR} ${CMAKE_INSTALL_LIBDIR}/cmake
    ${CMAKE_INSTALL_LIBDIR}/pkgconfig share share/bash-completion share/bash-completion/completions share/doc
    share/fish share/fish/vendor_completions.d share/lintian share/lintian/overrides share/man share/man/man1
    share/man/man7 share/zsh share/zsh/site-functions share/zsh/vendor-completions)
set(made_folders ${CMAKE_BINARY_DIR}/install_made_folders.txt)
install(CODE "
  foreach(folder ${shared_folders})
    cmake_path(SET path NORMALIZE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/\${folder}\")
    string(REGEX REPLACE \"/$\" \"\" path \${path})
    while(NOT EXISTS \"\${path}\" AND path)
      file(APPEND \"${made_folders}\" \"\${path}\\n\")
      cmake_path(GET path PARENT_PATH path)
    endwhile()
  endforeach()" ALL_COMPONENTS)
add_custom_target(uninstall
  COMMAND ${CMAKE_COMMAND} -DMANIFEST=${CMAKE_BINARY_DIR}/install_manifest.txt -DMADE_FOLDERS=${made_folders}
          -P ${CMAKE_CURRENT_LIST_DIR}/Uninstall.cmake
  VERBATIM)
