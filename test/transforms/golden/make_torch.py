"""Values, gradients, Hessian-vector products and losses computed by PyTorch, for torch.json.

    python3 test/transforms/golden/make_torch.py > test/transforms/golden/torch.json

The tests read the file and need no Python. Debian: python3-torch.
"""
import json
import sys

import torch
import torch.nn.functional as F
from torch_support import r, spd, steps, store

torch.manual_seed(20)

CASES = {
    "sum of squares over axis": (lambda x: (x**2).sum(0).prod(), [r(3, 4)]),
    "mean and variance": (lambda x: ((x - x.mean(1, keepdim=True)) ** 2).mean(), [r(3, 4)]),
    "prod over axis": (lambda x: x.prod(1).sum(), [r(3, 4)]),
    "prod with a zero": (lambda x: x.prod(), [torch.tensor([1.5, 0.0, -2.0, 0.5])]),
    "max over axis": (lambda x: (x.max(1).values ** 2).sum(), [r(3, 4)]),
    "amax with ties": (lambda x: x.amax(), [torch.tensor([1.0, 3.0, 3.0])]),
    "min over axis": (lambda x: torch.exp(x.min(0).values).sum(), [r(3, 4)]),
    "logsumexp": (lambda x: torch.logsumexp(x, 1).prod(), [r(3, 4)]),
    "norm": (lambda x: torch.linalg.vector_norm(x), [r(5)]),
    "norm 3": (lambda x: torch.linalg.vector_norm(x, 3), [r(5)]),
    "softmax": (lambda x: (F.softmax(x, 1) ** 2).sum(), [r(3, 4)]),
    "log softmax": (lambda x: F.log_softmax(x, 0)[1].prod(), [r(3, 4)]),
    "layer norm": (lambda x, g, b: (F.layer_norm(x, (4,), g, b) ** 3).sum(), [r(3, 4), r(4), r(4)]),
    "cumsum cumprod": (lambda x: (torch.cumsum(x, 0) * torch.cumprod(x, 0)).sum(), [r(5)]),
    "broadcasting": (lambda x, y: torch.sin(x * y + y / (x**2 + 1)).sum(), [r(3, 1), r(4)]),
    "where": (lambda x: torch.where(x > 0, torch.exp(x), x**3).sum(), [r(6)]),
    "gather": (lambda x: (x[torch.tensor([2, 0, 2])] ** 2).sum(), [r(3, 2)]),
    "slices": (lambda x: (x[1:, ::2] * x[:-1, 1::2]).sum(), [r(3, 4)]),
    "concat and stack": (lambda x, y: (torch.stack([torch.cat([x, y]), torch.cat([y, x])])[0] ** 3).sum(), [r(2), r(3)]),
    "transpose and reshape": (lambda x: (x.permute(2, 0, 1).reshape(4, 6)[1] ** 2).sum(), [r(2, 3, 4)]),
    "matmul": (lambda a, b: torch.tanh(a @ b).sum(), [r(3, 4), r(4, 2)]),
    "batched matmul": (lambda a, b: torch.sin(a @ b).sum(), [r(2, 3, 4), r(4, 2)]),
    "vector matmul": (lambda a, b: (a @ b @ b.T @ a).exp(), [r(3), r(3, 4)]),
    "einsum": (lambda a, b: (torch.einsum("bij,bjk->ik", a, b) ** 2).sum(), [r(2, 3, 4), r(2, 4, 3)]),
    "outer dot": (lambda a, b: torch.sin(torch.outer(a, b)).sum() * a.dot(a), [r(3), r(2)]),
    "trace": (lambda a: torch.trace(a @ a), [r(3, 3)]),
    "det": (lambda a: torch.det(a) ** 2, [r(3, 3)]),
    "logdet": (lambda a: torch.logdet(a @ a.T + 2 * torch.eye(3)), [r(3, 3)]),
    "inv": (lambda a: (torch.inverse(a) ** 2).sum(), [spd(3)]),
    "solve": (lambda a, b: (torch.linalg.solve(a, b) ** 2).sum(), [spd(3), r(3, 2)]),
    "cholesky": (lambda a: (torch.linalg.cholesky((a + a.T) / 2) ** 3).sum(), [spd(3)]),
    "triangular solve": (lambda t, b: (torch.linalg.solve_triangular(t, b, upper=False) ** 2).sum(), [spd(3), r(3, 2)]),
    "conv1d": (lambda x, k: (F.conv1d(x, k) ** 2).sum(), [r(2, 2, 6), r(3, 2, 3)]),
    "conv1d same": (lambda x, k: (F.conv1d(x, k, padding="same") ** 2).sum(), [r(1, 2, 6), r(3, 2, 3)]),
    "conv2d": (lambda x, k: (F.conv2d(x, k) ** 2).sum(), [r(1, 2, 5, 4), r(2, 2, 3, 2)]),
    "conv2d same": (lambda x, k: (F.conv2d(x, k, padding="same") ** 2).sum(), [r(1, 1, 4, 4), r(2, 1, 3, 3)]),
    "conv2d stride": (lambda x, k: (F.conv2d(x, k, stride=2) ** 2).sum(), [r(1, 1, 7, 7), r(2, 1, 3, 3)]),
    "bce": (lambda z, y: F.binary_cross_entropy_with_logits(z, y), [r(3, 2), r(3, 2, low=0, high=1)]),
    "bce weighted": (
        lambda z, y: F.binary_cross_entropy_with_logits(
            z, y, torch.tensor([0.5, 2.0]), pos_weight=torch.tensor([1.5, 0.7]), reduction="sum"
        ),
        [r(3, 2), r(3, 2, low=0, high=1)],
    ),
    "cross entropy": (lambda z: F.cross_entropy(z, torch.tensor([2, 0, 1])), [r(3, 4)]),
    "mse": (lambda x, y: F.mse_loss(x, y), [r(3, 2), r(3, 2)]),
    "huber": (lambda x, y: F.huber_loss(x, y, delta=0.7), [r(8), r(8)]),
    "gelu silu": (lambda x: (F.gelu(x) * F.silu(x)).sum(), [r(6)]),
    "two layers": (
        lambda x, w, b, v: F.binary_cross_entropy_with_logits(torch.tanh(x @ w + b) @ v, torch.ones(5)),
        [r(5, 4), r(4, 3), r(3), r(3)],
    ),
}


result = {"torch": torch.__version__, "cases": {}}
for name, (f, inputs) in CASES.items():
    leaves = [x.clone().requires_grad_(True) for x in inputs]
    value = f(*leaves)
    gradients = torch.autograd.grad(value, leaves, create_graph=True, allow_unused=True)
    direction = [steps(x, torch.cos, 1.0) for x in inputs]
    along = sum((g * v).sum() for g, v in zip(gradients, direction))
    products = torch.autograd.grad(along, leaves, allow_unused=True) if along.requires_grad else [None] * len(leaves)
    result["cases"][name] = {
        "inputs": [store(x) for x in inputs],
        "value": value.item(),
        "gradients": [store(g) for g in gradients],
        "hvp": [store(p if p is not None else torch.zeros_like(x)) for p, x in zip(products, inputs)],
    }
json.dump(result, sys.stdout)
print()
