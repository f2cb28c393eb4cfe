// Who may include whom: the folders of the library are layers.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "support/places.h"

namespace {

using Folders = std::set<std::string>;

const std::map<std::string, Folders> allowed = {
    {"core", {"core"}},
    {"text", {"core", "text"}},
    {"data", {"core", "text", "data"}},
    {"nn", {"core", "nn"}},
    {"model", {"core", "text", "data", "nn", "model"}},
    {"search", {"core", "text", "data", "nn", "model", "search"}},
    {"eval", {"core", "text", "eval"}},
    {"train", {"core", "text", "data", "nn", "model", "search", "eval", "train"}},
};

/// Calls visit(file, what it includes in quotes) for every source below a folder.
template <typename Visit>
void each_include(const std::filesystem::path& root, const Visit& visit) {
  const std::regex line_form(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path());
    std::string line;
    while (std::getline(in, line)) {
      std::smatch m;
      if (std::regex_search(line, m, line_form)) visit(entry.path(), m[1].str());
    }
  }
}

const std::filesystem::path source = std::filesystem::path(seq::source_folder());

}  // namespace

TEST_CASE("a folder of the library includes only folders below it", "[layers]") {
  int seen = 0;
  each_include(source / "libseq/src", [&](const std::filesystem::path& file, const std::string& included) {
    const std::string from = file.parent_path().filename().string();
    const auto slash = included.find('/');
    const std::string to = slash == std::string::npos ? "" : included.substr(0, slash);
    if (!allowed.count(to)) return;
    ++seen;
    INFO(file << " includes " << included);
    REQUIRE(allowed.count(from));
    CHECK(allowed.at(from).count(to));
  });
  CHECK(seen > 100);
}

TEST_CASE("public headers include the standard library and each other alone", "[layers]") {
  each_include(source / "libseq/include", [&](const std::filesystem::path& file, const std::string& included) {
    INFO(file << " includes " << included);
    CHECK((included.rfind("seq/", 0) == 0 || included.find('/') == std::string::npos));
    CHECK(included.find(".hpp") == std::string::npos);
  });
}

TEST_CASE("programs include the public headers alone", "[layers]") {
  each_include(source / "apps", [&](const std::filesystem::path& file, const std::string& included) {
    const auto slash = included.find('/');
    if (slash == std::string::npos) return;
    INFO(file << " includes " << included);
    CHECK_FALSE(allowed.count(included.substr(0, slash)));
  });
}
