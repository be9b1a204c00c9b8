#include <gtest/gtest.h>
#include "outline.hpp"
#include "testing/samples.hpp"
#include <cstdio>
namespace galley::text {
TEST(Probe, Page) {
  const auto page = testing::sample("page.txt");
  std::puts(outline(read_text(testing::read_bytes(*page))).c_str());
}
TEST(Probe, Md) {
  std::puts(blocks_of("Hello *em* **strong** `code` snake_case 3 * 4 a\\*b\nsecond\n\n- a\n- b\n  - c\n\n    d\n- e\n\n1. x\n2. y\n\n> quote\n> more\n>\n> — Me\n\n```cpp\nint x;\n\n  y\n```\n\n| a | b |\n|---|---|\n| 1 | 2 {colspan=2} |\n: Cap\n\n![alt](x.jpg)\nCaption here\nFoto: A\n\nText[^1] x^2^ H~2~O {漢字|かんじ} [link](http://x \"t\") <http://y.z>\n\n[^1]: Note *x*\n\n    more\n\n***\n\n## Head {#h}\n\ntext").c_str());
}
}
