"""Every transform by PyTorch, for torch_transforms.json.

    /usr/bin/python3 test/transforms/golden/make_torch_transforms.py > test/transforms/golden/torch_transforms.json

Each case has inputs and results; goldenTransforms.test.ts says with which transform of Fluxion they are compared.
"""
import json
import sys

import torch
import torch.nn.functional as F
import torch.utils.checkpoint
from functorch import jacfwd, jacrev, vmap
from torch.autograd.functional import hessian, hvp, jacobian, jvp, vjp
from torch_support import r, steps, store

torch.manual_seed(22)
x, y, m = r(3), r(2), r(2, 3)
v = steps(x, torch.cos, 1.0)
u = steps(y, torch.sin, 1.0)
batch = r(4, 3)


def f(x):
    """Of a vector of 3, a vector of 2."""
    return torch.tanh(m @ x) * x[:2]


def g(x):
    """Of a vector, a number."""
    return torch.exp(x[0] * x[1]) * torch.sin(x).sum() + x.prod()


def grad(f, at, **options):
    at = at.clone().requires_grad_(True)
    return torch.autograd.grad(f(at), at, **options)[0]


class Clip(torch.autograd.Function):
    """The identity, whose adjoint is cut off at 1."""

    @staticmethod
    def forward(ctx, x):
        return x.clone()

    @staticmethod
    def backward(ctx, g):
        return g.clamp(-1, 1)


def layers(block, x):
    for _ in range(5):
        x = block(x)
    return x.sum()


def block(x):
    return torch.tanh(1.3 * x) + x / 5


def pair_gradients():
    """Of a loss by both its inputs, the second in a structure."""
    a, b = x.clone().requires_grad_(True), y.clone().requires_grad_(True)
    value = (torch.outer(b, a) * m).pow(2).sum() + a.sum() * b.sum()
    return [value, *torch.autograd.grad(value, [a, b])]


def weighted():
    """Several outputs with weights of their own."""
    at = x.clone().requires_grad_(True)
    return [torch.autograd.grad([f(at), at.exp()], at, [u, v])[0]]


third = lambda t: jacobian(lambda s: hessian(g, s, create_graph=True), t)
CASES = {
    "grad": [grad(g, x)],
    "valueAndGrad, two positions": pair_gradients(),
    "sens": weighted(),
    "sum of outputs": [grad(lambda t: f(t).sum() + t.exp().sum(), x)],
    "jvp": list(jvp(f, x, v)),
    "vjp": list(vjp(f, x, u)),
    "linearize": [jvp(f, x, v)[1], jvp(f, x, v**2)[1]],
    "jacfwd": [jacfwd(f)(x)],
    "jacrev": [jacrev(f)(x)],
    "hessian": [hessian(g, x)],
    "hvp": [hvp(g, x, v)[1]],
    "order 3": [third(x)],
    "vmap": [vmap(f)(batch)],
    "vmap of grad": [torch.stack([grad(g, each) for each in batch])],
    "vmap of jacrev": [vmap(jacrev(f))(batch)],
    "jacrev of vmap": [jacrev(vmap(f))(batch)],
    "hessian of a sum over vmap": [hessian(lambda t: vmap(f)(batch * t).sum(), x)],
    "customVjp": [grad(lambda t: (Clip.apply(t) * torch.tensor([3.0, 0.5, -2.0])).sum(), x)],
    "stopGradient": [grad(lambda t: (t.detach() * t * t).sum(), x)],
    "checkpoint": [grad(lambda t: layers(lambda s: torch.utils.checkpoint.checkpoint(block, s, use_reentrant=False), t), x)],
    "grad of a penalty on the gradient": [grad(lambda t: g(t) + jacobian(g, t, create_graph=True).pow(2).sum(), x)],
    "grad of softmax cross-entropy by inputs": [grad(lambda t: F.cross_entropy(m * t, torch.tensor([2, 0])), x)],
}
inputs = {"x": x, "y": y, "m": m, "u": u, "v": v, "batch": batch}
result = {
    "torch": torch.__version__,
    "inputs": {name: store(t) for name, t in inputs.items()},
    "cases": {name: [store(t) for t in found] for name, found in CASES.items()},
}
json.dump(result, sys.stdout)
print()
