#include <exception>
#include <iostream>

#include "report/sample_ledger.hpp"

/// write_sample DIR: the ledger of the report tests, for looking at its pages in a browser.
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    anjuan::testing::write_sample_ledger(argv[1]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  return 0;
}
