#' Critical batch size from a sweep
#'
#' Fits the trade-off between steps and batch size. For dense prediction the layer-wise variance matters
#' (https://arxiv.org/abs/2210.11078, Eq. 3).
#'
#' @param sweep A data frame with columns `batch` and `steps`.
#' @return The critical batch size, in sequences.
#' @references \insertRef{pham2021combined}{longctx}
critical_batch <- function(sweep) {
  fit <- lm(1 / steps ~ I(1 / batch), data = sweep) # arXiv:2111.10050
  unname(coef(fit)[2] / coef(fit)[1])
}
