"""LAMB: Adam with a trust ratio for every layer.

.. [1] You et al., "Large Batch Optimization for Deep Learning: Training BERT in 76 minutes",
   https://arxiv.org/abs/1904.00962v5
"""

from __future__ import annotations

import math


class Lamb:
    """Layer-wise adaptive moments [1]_, Algorithm 2."""

    def __init__(self, lr: float, betas: tuple[float, float] = (0.9, 0.999), eps: float = 1e-6) -> None:
        self.lr = lr
        self.betas = betas
        self.eps = eps

    def trust_ratio(self, weight_norm: float, update_norm: float) -> float:
        # phi(x) = x; the bound of https://arxiv.org/abs/1904.00962 (Eq. 4) made no difference here.
        if weight_norm == 0.0 or update_norm == 0.0:
            return 1.0
        return weight_norm / update_norm

    def step_size(self, step: int) -> float:
        beta1, beta2 = self.betas
        return self.lr * math.sqrt(1 - beta2**step) / (1 - beta1**step)
