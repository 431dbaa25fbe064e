"""What the scripts for golden data of PyTorch have in common. Debian: python3-torch; python3 is /usr/bin/python3."""
import torch

torch.set_default_dtype(torch.float64)


def r(*shape, low=-1.5, high=1.5):
    return torch.rand(shape) * (high - low) + low


def spd(n):
    a = r(n, n)
    return a @ a.T + 2 * torch.eye(n)


def store(t):
    """Shape and flat data; numbers that JSON lacks as text."""
    # A sum has storage; a gradient that is known to be 0 may have none.
    t = torch.as_tensor(t, dtype=torch.float64).detach() + torch.zeros(())
    return [list(t.shape), [x if abs(x) < float("inf") else str(x) for x in t.reshape(-1).tolist()]]


def steps(t, f, phase):
    """f(phase), f(phase + 1), ... in the shape of t: weights of results and directions of inputs."""
    return f(torch.arange(t.numel()) + phase).reshape(t.shape)
