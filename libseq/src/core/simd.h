// Which instruction set the kernels use: the best the processor has, or less when the environment says so.
#pragma once

#include <string>

namespace seq {

/// The name of the instruction set in use: "AVX3_DL" (AVX-512 with VNNI), "AVX3" (AVX-512), "AVX2", "SSE4", ... The
/// environment variable SEQ_KERNELS (baseline|avx2|avx512), read when the library is loaded, lowers the choice;
/// baseline is what every processor of the architecture has. Throws Error(usage) when the variable holds anything else.
std::string kernel_name();

}  // namespace seq
