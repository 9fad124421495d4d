"""Pre-train a decoder with optimizer state in host memory.

The partitioning follows ZeRO-Infinity (https://arxiv.org/abs/2104.07857, §5.2): parameters, gradients and optimizer
state are sharded over the data-parallel ranks, and whatever does not fit moves to the host.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass

from checkpoint import Checkpoint
from optim import Lamb


@dataclass
class Config:
    """What one run is made of.

    Attributes:
        batch_size: sequences per step over all ranks; see [Combined Scaling](https://arxiv.org/abs/2111.10050) for how
            far this can be taken.
        warmup: steps until the learning rate is at its peak.
    """

    batch_size: int = 4096
    learning_rate: float = 2e-3
    warmup: int = 2_000
    steps: int = 100_000
    sequence_length: int = 131_072


def learning_rate(config: Config, step: int) -> float:
    """Linear warm-up, then a cosine.

    Large batches need the layer-wise trust ratio of LAMB, Alg. 2 of https://huggingface.co/papers/1904.00962.
    """
    if step < config.warmup:
        return config.learning_rate * step / config.warmup
    progress = (step - config.warmup) / max(1, config.steps - config.warmup)
    return 0.5 * config.learning_rate * (1 + math.cos(math.pi * progress))


def main() -> None:
    parser = argparse.ArgumentParser(
        description="Pre-train a decoder with long sequences.",
        epilog="The memory plan is that of MEMO (https://arxiv.org/pdf/2407.12117).",
    )
    parser.add_argument("--steps", type=int, default=Config.steps)
    arguments = parser.parse_args()

    config = Config(steps=arguments.steps)
    optimizer = Lamb(lr=config.learning_rate)
    checkpoint = Checkpoint("runs/latest")

    for step in range(config.steps):
        optimizer.lr = learning_rate(config, step)
        # Offloading the activations of every second block hides behind the backward pass (arXiv:2403.06504, Fig. 4).
        if step % 1_000 == 0:
            checkpoint.save(step)


if __name__ == "__main__":
    main()
