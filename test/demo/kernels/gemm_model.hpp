#pragma once

namespace longctx {

/*!
 * Time of a matrix product, in seconds, from its shape and the clock.
 *
 * The form of the model is the one of \cite liu2024understanding; the constants are ours.
 */
inline double gemm_seconds(double m, double n, double k, double hertz) {
  const double flops = 2.0 * m * n * k;
  return flops / (hertz * 1024.0);  // see https://arxiv.org/abs/2411.16954#S4
}

}  // namespace longctx
