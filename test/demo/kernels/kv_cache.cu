// Quantized key/value cache.
//
// Keys are quantized per channel, values per token: KIVI, https://arxiv.org/abs/2402.02750, Sec. 3.

#include <cstdint>

namespace longctx {

/// Packs sixteen 2-bit values into one word.
///
/// The residual of the last `kGroup` tokens stays in full precision @cite liu2024kivi.
__device__ inline std::uint32_t pack2(const std::uint8_t *values) {
  std::uint32_t word = 0;
#pragma unroll
  for (int i = 0; i < 16; ++i) word |= static_cast<std::uint32_t>(values[i] & 3u) << (2 * i);
  return word;
}

/**
 * Scores a chunk of the cache against the query and keeps the best pages.
 *
 * The low-rank keys follow ShadowKV (https://huggingface.co/papers/2410.21465), the landmark selection its Alg. 1.
 */
__global__ void select_pages(const float *query, const float *landmarks, float *score, int pages, int width) {
  const int page = blockIdx.x * blockDim.x + threadIdx.x;
  if (page >= pages) return;
  float sum = 0.f;
  for (int i = 0; i < width; ++i) sum += query[i] * landmarks[page * width + i];
  score[page] = sum;  // outliers are handled before, as in arXiv:2403.20137
}

}  // namespace longctx
