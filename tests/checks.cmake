# Tests of everything around the program, run with Debian's own Python and cram.
find_program(DEBIAN_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
find_program(CRAM NAMES cram3 cram PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)

# Prints the tables of the library; the schemas and the manual are made from them.
add_executable(tables docs/tables.cpp)
target_link_libraries(tables PRIVATE anjuan)

# What runs the program hundreds of times takes the plain one: with the sanitizers each start takes a part of
# a second. The transcripts stay with the sanitizers. run.sh builds the release first.
set(plain_build ${PROJECT_BINARY_DIR})
if(ANJUAN_SANITIZE)
  set(plain_build ${PROJECT_SOURCE_DIR}/build/release)
endif()
set(plain_program ${plain_build}/cli/anjuan)

# add_check(NAME "what holds" COMMAND …): a test whose name is a sentence, in a plain environment.
function(add_check)
  cmake_parse_arguments(CHECK "" "NAME;TIMEOUT" "COMMAND" ${ARGN})
  add_test(NAME "${CHECK_NAME}" COMMAND ${CHECK_COMMAND} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(
    "${CHECK_NAME}" PROPERTIES ENVIRONMENT "LC_ALL=C.UTF-8;ANJUAN_LANG=;PYTHONDONTWRITEBYTECODE=1")
  if(CHECK_TIMEOUT)
    set_tests_properties("${CHECK_NAME}" PROPERTIES TIMEOUT ${CHECK_TIMEOUT})
  endif()
endfunction()

add_check(NAME "includes go only downwards" COMMAND ${DEBIAN_PYTHON} tests/layering.py)
add_check(NAME "every mechanism has one place" COMMAND ${DEBIAN_PYTHON} tests/house.py)
add_check(NAME "every fault of the mutation run has its place in the sources"
          COMMAND ${DEBIAN_PYTHON} tests/mutate/mutate.py --check)
add_check(NAME "what a type forbids does not compile"
          COMMAND ${DEBIAN_PYTHON} tests/compile/compile.py ${CMAKE_CXX_COMPILER} lib)
add_check(NAME "every source is laid out alike" COMMAND tests/format.sh)
add_check(NAME "the manual and the schemas say what the program does"
          COMMAND ${DEBIAN_PYTHON} tests/docs/docs.py ${plain_program} $<TARGET_FILE:tables>)
add_check(NAME "the manual names every key of the rota's rules and files"
          COMMAND ${DEBIAN_PYTHON} tests/docs/rota_keys.py)
add_check(NAME "every source code has its clause, its place and its test"
          COMMAND ${DEBIAN_PYTHON} tests/docs/sources.py)
add_check(NAME "the page of the formats shows files and patterns that hold"
          COMMAND ${DEBIAN_PYTHON} tests/docs/formats.py ${plain_program})
add_check(NAME "the pages of the manual are well-formed" COMMAND tests/docs/lint.sh)
add_check(NAME "every message is translated"
          COMMAND ${DEBIAN_PYTHON} tests/docs/translations.py ${plain_program})
add_check(NAME "the schemas accept what the program writes and refuse what it refuses"
          COMMAND ${DEBIAN_PYTHON} tests/schema/schemas.py ${plain_program})
add_check(NAME "a slip in any key or value of the settings is told at its place"
          COMMAND ${DEBIAN_PYTHON} tests/schema/settings_keys.py ${plain_program})

# An office of each kind, as its pack makes it.
add_check(NAME "every clause of the sources stands in the page of what is covered, or is a gap with its reason"
          COMMAND ${DEBIAN_PYTHON} tests/packs/coverage.py)
file(GLOB pack_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lib/share/packs/*.toml)
foreach(pack IN LISTS pack_files)
  get_filename_component(name ${pack} NAME_WE)
  if(NOT name STREQUAL "base")
    add_check(NAME "an office of the kind ${name} plans and checks its year"
              COMMAND ${DEBIAN_PYTHON} tests/packs/year.py ${plain_program} ${name})
    add_check(NAME "an office of the kind ${name} is refused by its own document and the statute alone"
              COMMAND ${DEBIAN_PYTHON} tests/packs/refusals.py ${plain_program} ${name})
    add_check(NAME "the tour of an office of the kind ${name} goes through, and its ledger is clean"
              COMMAND ${CMAKE_COMMAND} -E env ANJUAN=${plain_program} examples/offices/tour.sh ${name})
  endif()
endforeach()

# The command line, as a clerk sees it. One test for each transcript.
file(GLOB transcripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/cli/*.t)
foreach(transcript IN LISTS transcripts)
  get_filename_component(name ${transcript} NAME_WE)
  add_check(NAME "cli: ${name}"
            COMMAND tests/cli/run.sh ${CRAM} $<TARGET_FILE:anjuan_cli> ${transcript})
endforeach()
add_check(NAME "a week at the desk has no word of another language"
          COMMAND ${DEBIAN_PYTHON} tests/cli/week.py)
add_check(NAME "shells offer commands, cases, units and words where they may stand"
          COMMAND ${DEBIAN_PYTHON} tests/cli/shells.py ${plain_program})
add_check(NAME "a terminal has colours, a pager and questions, and a script none of them"
          COMMAND ${DEBIAN_PYTHON} tests/cli/terminal.py ${plain_program})
add_check(NAME "a paper and a report become a PDF where LibreOffice is installed"
          COMMAND ${DEBIAN_PYTHON} tests/cli/pdf.py ${plain_program})
set_tests_properties("a paper and a report become a PDF where LibreOffice is installed" PROPERTIES SKIP_RETURN_CODE 77)
add_check(NAME "a workbook is printed with its title, numbered rows and its heading on every page"
          COMMAND ${DEBIAN_PYTHON} tests/cli/workbook.py ${plain_program})
add_check(NAME "a command writes the same bytes in either language"
          COMMAND ${DEBIAN_PYTHON} tests/cli/languages.py ${plain_program})
add_check(NAME "no word of a closed set is printed by its id, in either language"
          COMMAND ${DEBIAN_PYTHON} tests/cli/closed_words.py ${plain_program})
add_check(NAME "every fault of a case file is named with its place and its way out"
          COMMAND ${DEBIAN_PYTHON} tests/errors/errors.py ${plain_program})
add_check(NAME "foreign files become what stands beside them"
          COMMAND ${DEBIAN_PYTHON} tests/intake/intake.py ${plain_program})
add_check(NAME "workbooks and tables read as other readers have them, damaged ones within bounds"
          COMMAND ${DEBIAN_PYTHON} tests/intake/compare.py $<TARGET_FILE:dump_rows>)
add_check(NAME "no call that reads fails without being told" TIMEOUT 600
          COMMAND ${DEBIAN_PYTHON} tests/fault/reading.py ${plain_program})
set_tests_properties("no call that reads fails without being told" PROPERTIES SKIP_RETURN_CODE 77)
add_check(NAME "killed or refused at any call that writes, the ledger is the old one or the new one" TIMEOUT 600
          COMMAND ${DEBIAN_PYTHON} tests/fault/kernel.py ${plain_program})
set_tests_properties("killed or refused at any call that writes, the ledger is the old one or the new one"
                     PROPERTIES SKIP_RETURN_CODE 77)
add_check(NAME "a crowd of writers, readers and git lose nothing to each other" TIMEOUT 600
          COMMAND ${DEBIAN_PYTHON} tests/fault/crowd.py ${plain_program})
add_check(NAME "every command in the README does what it shows" TIMEOUT 3000
          COMMAND ${DEBIAN_PYTHON} tests/docs/readme.py ${plain_program})
add_check(NAME "the nightly check runs as it is installed"
          COMMAND ${DEBIAN_PYTHON} tests/docs/server.py ${plain_build})
# The quick start configures the tree of the release, from which the other installs.
set_tests_properties("every command in the README does what it shows" "the nightly check runs as it is installed"
                     PROPERTIES RESOURCE_LOCK release)
# Plans of the rota against integer programs; the whole: tests/rota/integer_program.py PROGRAM --all
add_check(NAME "an integer program finds no better rota, and no contradiction that is none" TIMEOUT 900
          COMMAND ${DEBIAN_PYTHON} tests/rota/integer_program.py ${plain_program})
set_tests_properties("an integer program finds no better rota, and no contradiction that is none"
                     PROPERTIES SKIP_RETURN_CODE 77)

add_check(NAME "an integer program finds no better way to fill an absence" TIMEOUT 900
          COMMAND ${DEBIAN_PYTHON} tests/rota/absence_program.py ${plain_program})
set_tests_properties("an integer program finds no better way to fill an absence"
                     PROPERTIES SKIP_RETURN_CODE 77)

# The benchmark; a test keeps its parts working, bench/run.sh measures.
add_executable(bench_generate bench/generate.cpp)
target_link_libraries(bench_generate PRIVATE anjuan)
add_executable(bench_read_all bench/read_all.cpp)
target_link_libraries(bench_read_all PRIVATE anjuan_flags)
add_check(NAME "the benchmark measures what it says, on 300 cases"
          COMMAND ${DEBIAN_PYTHON} tests/bench/measure.py ${PROJECT_BINARY_DIR} 300)

# The history in git, on real repositories.
add_check(NAME "every forgery of a history is found, and an honest one has none" TIMEOUT 1500
          COMMAND ${DEBIAN_PYTHON} tests/git/forgeries.py ${plain_program})
add_check(NAME "the example hooks refuse what does not replay, on a real bare repository" TIMEOUT 900
          COMMAND ${DEBIAN_PYTHON} tests/git/hooks.py $<TARGET_FILE:anjuan_cli>)
add_check(NAME "three clones merged in any order lose nothing" TIMEOUT 1500
          COMMAND ${DEBIAN_PYTHON} tests/git/clones.py ${plain_program} 3)
add_check(NAME "an honest history of many commits has no finding" TIMEOUT 1500
          COMMAND ${DEBIAN_PYTHON} tests/git/many_commits.py ${plain_program} 500)
add_check(NAME "a commit that the full disk refused is made by the next command" TIMEOUT 300
          COMMAND ${DEBIAN_PYTHON} tests/git/full_disk.py $<TARGET_FILE:anjuan_cli>)
set_tests_properties("a commit that the full disk refused is made by the next command" PROPERTIES SKIP_RETURN_CODE 77)
