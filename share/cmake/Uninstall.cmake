# SPDX-License-Identifier: Apache-2.0
# cmake -DMANIFEST=FILE -DMADE_FOLDERS=FILE -P Uninstall.cmake: removes the files of the manifest, and of the folders
# that this leaves empty those that are Galley's own or that the installation made. DESTDIR is as it was for that.
cmake_minimum_required(VERSION 3.25)
if(NOT EXISTS ${MANIFEST})
  message(FATAL_ERROR "nothing was installed from here: ${MANIFEST} is not there")
endif()
file(STRINGS ${MANIFEST} files)
set(made "")
if(EXISTS ${MADE_FOLDERS})
  file(STRINGS ${MADE_FOLDERS} made)
endif()

set(folders "")
foreach(file ${files})
  set(path $ENV{DESTDIR}${file})
  file(REMOVE ${path})
  cmake_path(GET path PARENT_PATH path)
  while(path MATCHES "/galley" OR path IN_LIST made)
    list(APPEND folders ${path})
    cmake_path(GET path PARENT_PATH path)
  endwhile()
endforeach()

# In this order what lies below a folder comes before it.
list(REMOVE_DUPLICATES folders)
list(SORT folders ORDER DESCENDING)
foreach(folder ${folders})
  file(GLOB left LIST_DIRECTORIES true ${folder}/*)
  if(NOT left AND IS_DIRECTORY ${folder})
    file(REMOVE_RECURSE ${folder})
  endif()
endforeach()
file(REMOVE ${MANIFEST} ${MADE_FOLDERS})
