"""Checkpoints that can be loaded on another number of ranks."""

import json
import pathlib


class Checkpoint:
    """Sharded checkpoints with a plan that is independent of the parallelism.

    The layout separates tensors from their metadata as ByteCheckpoint does (arXiv:2407.20143, §3.2).
    """

    def __init__(self, folder: str) -> None:
        self.folder = pathlib.Path(folder)

    def save(self, step: int) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        plan = {"step": step, "shards": []}  # the global metadata file of doi:10.48550/arXiv.2407.20143
        (self.folder / "plan.json").write_text(json.dumps(plan))
