#include <doctest/doctest.h>

#include "anjuan/base/path_tree.hpp"

using namespace anjuan;

TEST_CASE("a node of a tree holds itself and what is below it, not its neighbours") {
  CHECK(is_in_tree("housing", "housing"));
  CHECK(is_in_tree("housing/repairs/roof", "housing"));
  CHECK(is_in_tree("住房/维修", "住房"));
  CHECK_FALSE(is_in_tree("housings/repairs", "housing"));
  CHECK_FALSE(is_in_tree("hous", "housing"));
  CHECK_FALSE(is_in_tree("", "housing"));
}

TEST_CASE("a file of a folder is named by a path that cannot lead out of it") {
  CHECK(is_below_folder("attachments/a.pdf", "attachments"));
  CHECK(is_below_folder("attachments/2026/照片..jpg", "attachments"));
  for (const char* path :
       {"", "attachments", "attachments/", "attachmentsx/a", "a.pdf", "/attachments/a",
        "attachments/..", "attachments/../anjuan.toml", "attachments/a/../../b", "attachments//a",
        "attachments/a/", "../attachments/a", "./attachments/a"}) {
    CAPTURE(path);
    CHECK_FALSE(is_below_folder(path, "attachments"));
  }
}
