// NumPy arrays: every type and shape that is read, and everything that is refused.
#include "data/npy.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>

#include "fuzz/mutate.h"
#include "fuzz/targets.h"
#include "seq/frame_text.h"
#include "support/file_helpers.h"

namespace seq {
namespace {

/// The bytes that numpy.save writes, version 1.0; `header` is padded as it does.
std::string array_bytes(std::string header, const std::string& numbers) {
  header.append(64 - (10 + header.size() + 1) % 64, ' ');
  header += '\n';
  std::string bytes = "\x93NUMPY";
  bytes += '\1';
  bytes += '\0';
  bytes += static_cast<char>(header.size() & 255);
  bytes += static_cast<char>(header.size() >> 8);
  return bytes + header + numbers;
}

std::string header_of(const std::string& type, const std::string& shape, const std::string& fortran = "False") {
  return "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }";
}

template <typename T>
std::string packed(const std::vector<T>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(T)};
}

class Files {
 public:
  std::string array(const std::string& bytes) {
    test::write_file(folder_.file("a.npy"), bytes);
    return folder_.file("a.npy");
  }
  std::string text(const std::string& name, const std::string& content) {
    test::write_file(folder_.file(name), content);
    return folder_.file(name);
  }

 private:
  test::TemporaryDirectory folder_;
};

std::vector<float> rows_of(const std::string& path) {
  const NpyArray array(path);
  std::vector<float> all(static_cast<std::size_t>(array.rows() * array.width()));
  for (std::int64_t r = 0; r < array.rows(); ++r) array.read_row(r, &all[static_cast<std::size_t>(r * array.width())]);
  return all;
}

bool refused(const std::string& bytes, const std::vector<std::string>& parts) {
  Files files;
  std::string said;
  const bool as_wanted = test::fails_with([&] { rows_of(files.array(bytes)); }, ErrorKind::data, parts, &said);
  if (!as_wanted) UNSCOPED_INFO(said);
  return as_wanted;
}

const std::vector<float> six = {0.5F, -1, 2, 0.25F, 1e-3F, 7};

}  // namespace

TEST_CASE("arrays of every type come as rows of float", "[npy]") {
  Files files;
  CHECK(rows_of(files.array(array_bytes(header_of("<f4", "(2, 3)"), packed(six)))) == six);
  const std::vector<double> twice(six.begin(), six.end());
  CHECK(rows_of(files.array(array_bytes(header_of("<f8", "(2, 3)"), packed(twice)))) == six);
  CHECK(rows_of(files.array(array_bytes(header_of("|u1", "(2, 2)"), std::string("\0\1\x7f\xff", 4)))) ==
        std::vector<float>{0, 1, 127, 255});
  // 1, -2, the largest, the smallest normal, the smallest, -0.
  const std::vector<std::uint16_t> half = {0x3C00, 0xC000, 0x7BFF, 0x0400, 0x0001, 0x8000};
  const std::vector<float> read = rows_of(files.array(array_bytes(header_of("<f2", "(6,)"), packed(half))));
  CHECK(read == std::vector<float>{1, -2, 65504, 0x1p-14F, 0x1p-24F, -0.0F});
  CHECK(std::signbit(read[5]));
}

TEST_CASE("an array has rows of its last dimension, and its header may be written in other ways", "[npy]") {
  Files files;
  const NpyArray cube(files.array(array_bytes(header_of("<f4", "(1, 2, 3)"), packed(six))));
  CHECK(cube.shape() == std::vector<std::int64_t>{1, 2, 3});
  CHECK(cube.rows() == 2);
  CHECK(cube.width() == 3);
  const std::string other = "{\"shape\":(2,3),\"fortran_order\":False,\"descr\":\"<f4\"}";
  CHECK(rows_of(files.array(array_bytes(other, packed(six)))) == six);
  for (const char version : {'\2', '\3'}) {
    std::string bytes = array_bytes(header_of("<f4", "(2, 3)"), packed(six));
    bytes[6] = version;
    bytes.insert(10, 2, '\0');
    CHECK(rows_of(files.array(bytes)) == six);
  }
  CHECK(NpyArray(files.array(array_bytes(header_of("<f4", "(0, 3)"), ""))).rows() == 0);
}

TEST_CASE("arrays that are not read are refused by what they are", "[npy][faults]") {
  const std::string numbers = packed(six);
  CHECK(refused("label\ttext\n", {"not a NumPy array"}));
  CHECK(refused("", {"not a NumPy array"}));
  CHECK(refused(array_bytes(header_of("<f4", "(2, 3)", "True"), numbers), {"Fortran order", "ascontiguousarray"}));
  CHECK(refused(array_bytes(header_of(">f4", "(2, 3)"), numbers), {"big-endian", "'<f4'"}));
  CHECK(refused(array_bytes(header_of("|O", "(3,)"), numbers), {"pickled"}));
  CHECK(refused(array_bytes(header_of("<i4", "(2, 3)"), numbers), {"'<i4'"}));
  CHECK(
      refused(array_bytes("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (6,), }", numbers), {"records"}));
  CHECK(refused(array_bytes(header_of("<f4", "()"), numbers.substr(0, 4)), {"a single number"}));
  std::string version = array_bytes(header_of("<f4", "(2, 3)"), numbers);
  version[6] = '\4';
  CHECK(refused(version, {"version 4.0"}));
}

TEST_CASE("a header that lies about the file is refused before anything is allocated", "[npy][faults]") {
  const std::string numbers = packed(six);
  for (const char* shape : {"(2, 4)", "(2, 2)", "(9223372036854775807,)", "(4294967296, 4294967296)", "(0, 3)",
                            "(3, 0, 9223372036854775807)", "(6148914691236517206, 6)", "(2, 3, 1, 1, 1, 2)"})
    CHECK(refused(array_bytes(header_of("<f4", shape), numbers), {"24 bytes", "header says"}));
  for (const char* shape : {"(-2, -3)", "(2 3)", "(2, x)", "(99999999999999999999,)", "(2, 3", "2", "(,)"})
    CHECK(refused(array_bytes(header_of("<f4", shape), numbers), {"header is damaged"}));
  for (const char* header : {"{}", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': Maybe, 'shape': (6,)}",
                             "{'descr': '<f4', 'fortran_order': False, 'shape': (6,), 'more': 1}", "nothing"})
    CHECK(refused(array_bytes(header, numbers), {"header is damaged"}));
  std::string long_header = array_bytes(header_of("<f4", "(2, 3)"), numbers);
  long_header[9] = '\x7f';
  CHECK(refused(long_header, {"header claims"}));
}

TEST_CASE("numbers that are not finite are named by row and column", "[npy][faults]") {
  for (const float bad : {NAN, INFINITY, -INFINITY}) {
    std::vector<float> numbers = six;
    numbers[4] = bad;
    CHECK(refused(array_bytes(header_of("<f4", "(2, 3)"), packed(numbers)), {"row 1, column 1"}));
  }
  CHECK(refused(array_bytes(header_of("<f8", "(2,)"), packed(std::vector<double>{1, 1e39})), {"row 0, column 1"}));
  CHECK(refused(array_bytes(header_of("<f2", "(1,)"), std::string("\0\x7c", 2)), {"row 0, column 0"}));
}

TEST_CASE("every beginning of an array is refused, and no flipped bit of its header does harm", "[npy][faults]") {
  const std::string whole = array_bytes(header_of("<f4", "(2, 3)"), packed(six));
  Files files;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO(size << " bytes");
    CHECK(test::fails_with([&] { rows_of(files.array(whole.substr(0, size))); }, ErrorKind::data, {}));
  }
  CHECK(refused(whole + '\0', {"25 bytes"}));
  const std::size_t header = whole.size() - 4 * six.size();
  for (std::size_t bit = 0; bit < 8 * header; ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
    const auto error = test::error_of([&] { rows_of(files.array(flipped)); });
    INFO("bit " << bit);
    CHECK((!error || error->kind() == ErrorKind::data));
  }
}

TEST_CASE("mutated arrays are refused or hold together", "[npy][fuzz]") {
  const std::string good = array_bytes(header_of("<f4", "(3, 2, 4)"), packed(std::vector<float>(24, 0.5F)));
  REQUIRE(fuzz::npy(reinterpret_cast<const std::uint8_t*>(good.data()), good.size()));
  fuzz::Mutator mutate(7);
  int accepted = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string bytes = mutate(good);
    accepted += fuzz::npy(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  CHECK(accepted > 40);
  CHECK(accepted < 3900);
}

TEST_CASE("sequences of frames become lines, whole, shortened, or one after another", "[npy][frames]") {
  Files files;
  const std::string cube = files.array(array_bytes(header_of("<f4", "(2, 3, 1)"), packed(six)));
  CHECK(read_frame_lines(cube) == std::vector<std::string>{"0.5;-1;2", "0.25;0.001;7"});
  CHECK(read_frame_lines(cube, files.text("l", "2\n0\n")) == std::vector<std::string>{"0.5;-1", ""});
  const std::string flat = files.array(array_bytes(header_of("<f4", "(3, 2)"), packed(six)));
  CHECK(read_frame_lines(flat) == std::vector<std::string>{"0.5 -1", "2 0.25", "0.001 7"});
  CHECK(read_frame_lines(flat, files.text("l", "1\n2\n")) == std::vector<std::string>{"0.5 -1", "2 0.25;0.001 7"});
}

TEST_CASE("what lies behind a sequence's frames is not looked at", "[npy][frames]") {
  Files files;
  std::vector<float> numbers = six;
  numbers[2] = NAN;
  const std::string cube = files.array(array_bytes(header_of("<f4", "(2, 3, 1)"), packed(numbers)));
  CHECK(read_frame_lines(cube, files.text("l", "2\n3\n")).size() == 2);
  CHECK(test::fails_with([&] { read_frame_lines(cube); }, ErrorKind::data, {"row 0, frame 2"}));
}

TEST_CASE("arrays, lengths and labels that do not fit together are refused with both counts", "[npy][frames][faults]") {
  Files files;
  const std::string cube = files.array(array_bytes(header_of("<f4", "(2, 3, 1)"), packed(six)));
  const auto lines = [&](const std::string& lengths) {
    return [&, lengths] { read_frame_lines(cube, files.text("l", lengths)); };
  };
  CHECK(test::fails_with(lines("3\n"), ErrorKind::data, {"1 lengths", "expected 2"}));
  CHECK(test::fails_with(lines("3\n4\n"), ErrorKind::data, {"'4'", ":2", "from 0 to 3"}));
  CHECK(test::fails_with(lines("3\n-1\n"), ErrorKind::data, {"'-1'", ":2"}));
  CHECK(test::fails_with(lines("3\nx\n"), ErrorKind::data, {"'x'", ":2"}));
  CHECK(test::fails_with(lines("3\n\n"), ErrorKind::data, {"''", ":2"}));
  const auto labelled = [&](const std::string& labels) {
    return [&, labels] { read_labelled_set({cube, files.text("labels", labels)}); };
  };
  CHECK_NOTHROW(labelled("a\nb c \n")());
  CHECK(test::fails_with(labelled("a\n"), ErrorKind::data, {"1 labels", "expected 2"}));
  CHECK(test::fails_with(labelled("a\nb\nc\n"), ErrorKind::data, {"3 labels", "expected 2"}));
  CHECK(test::fails_with(labelled("a\n\n"), ErrorKind::data, {"without a label", ":2"}));
  const std::string flat = files.array(array_bytes(header_of("<f4", "(3, 2)"), packed(six)));
  const auto sum = [&](const std::string& lengths) {
    return [&, lengths] { read_frame_lines(flat, files.text("l", lengths)); };
  };
  CHECK(test::fails_with(sum("1\n1\n"), ErrorKind::data, {"sum to 2", "expected 3"}));
  CHECK(test::fails_with(sum("2\n3\n"), ErrorKind::data, {"more than 3", "expected 3"}));
  const std::string deep = files.array(array_bytes(header_of("<f4", "(1, 2, 3, 1)"), packed(six)));
  CHECK(test::fails_with([&] { read_frame_lines(deep); }, ErrorKind::data, {"1×2×3×1"}));
}

TEST_CASE("an array takes the files behind it", "[npy][frames]") {
  using Sets = std::vector<std::vector<std::string>>;
  CHECK(labelled_sets({"a.tsv", "b.tsv"}) == Sets{{"a.tsv"}, {"b.tsv"}});
  CHECK(labelled_sets({"a.npy", "l", "n", "b.npy", "m"}) == Sets{{"a.npy", "l", "n"}, {"b.npy", "m"}});
  CHECK(test::fails_with([] { labelled_sets({"a.npy"}); }, ErrorKind::usage, {"a.npy", "labels"}));
  CHECK(test::fails_with([] { labelled_sets({"a.npy", "l", "n", "o"}); }, ErrorKind::usage, {"3 files"}));
}

}  // namespace seq
