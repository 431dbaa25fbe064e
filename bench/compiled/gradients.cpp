// The cases of gradients.ts written by hand in C++: value and gradient. Compiled and run by native.ts.
//
//   gradients FAMILY SIZES... < doubles: the data of the case, then the point
//
// Prints nanoseconds for a call (the median over passes), the value, and the gradient, one number a line.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

using Doubles = std::vector<double>;
using Function = std::function<double(const double* x, double* gradient)>;

struct Case {
  size_t variables;
  Function function;
};

static Doubles read(size_t count) {
  Doubles numbers(count);
  if (fread(numbers.data(), sizeof(double), count, stdin) != count) {
    fprintf(stderr, "gradients: the input is too short\n");
    exit(1);
  }
  return numbers;
}

static Case rosenbrock(size_t n) {
  return {n, [=](const double* x, double* gradient) {
    double value = 0;
    std::fill(gradient, gradient + n, 0.0);
    for (size_t k = 0; k + 1 < n; k++) {
      const double a = x[k];
      const double u = x[k + 1] - a * a;
      const double w = 1 - a;
      value += 100 * u * u + w * w;
      gradient[k] -= 400 * a * u + 2 * w;
      gradient[k + 1] = 200 * u;
    }
    return value;
  }};
}

static Case speelpenning(size_t n) {
  return {n, [=](const double* x, double* gradient) {
    double before = 1;
    for (size_t k = 0; k < n; k++) {
      gradient[k] = before;
      before *= x[k];
    }
    double after = 1;
    for (size_t k = n; k-- > 0;) {
      gradient[k] *= after;
      after *= x[k];
    }
    return before;
  }};
}

static Case logistic(size_t rows, size_t columns) {
  const Doubles X = read(rows * columns);
  const Doubles y = read(rows);
  return {columns, [=](const double* w, double* gradient) {
    double value = 0;
    std::fill(gradient, gradient + columns, 0.0);
    for (size_t i = 0; i < rows; i++) {
      const double* row = X.data() + i * columns;
      double dot = 0;
      for (size_t j = 0; j < columns; j++) dot += row[j] * w[j];
      const double sign = -y[i];
      const double e = std::exp(sign * dot);
      value += std::log(1 + e);
      const double weight = sign * e / (1 + e);
      for (size_t j = 0; j < columns; j++) gradient[j] += weight * row[j];
    }
    return value;
  }};
}

static Case mixture(size_t k, size_t n) {
  const size_t d = 2;
  const Doubles points = read(n * d);
  return {k * (d + 2), [=](const double* x, double* gradient) {
    const double* centre = x + k;
    const double* precision = x + k + k * d;
    double* toCentre = gradient + k;
    double* toPrecision = gradient + k + k * d;
    Doubles scale(k), part(k);
    std::fill(gradient, gradient + k * (d + 2), 0.0);
    double weights = 0;
    for (size_t c = 0; c < k; c++) {
      scale[c] = std::exp(2 * precision[c]);
      weights += std::exp(x[c]);
    }
    double value = n * std::log(weights);
    for (size_t c = 0; c < k; c++) gradient[c] = n * std::exp(x[c]) / weights;
    for (size_t i = 0; i < n; i++) {
      const double* point = points.data() + i * d;
      double total = 0;
      for (size_t c = 0; c < k; c++) {
        const double u = point[0] - centre[2 * c];
        const double v = point[1] - centre[2 * c + 1];
        part[c] = std::exp(x[c] + d * precision[c] - scale[c] * (u * u + v * v) / 2);
        total += part[c];
      }
      value -= std::log(total);
      for (size_t c = 0; c < k; c++) {
        const double u = point[0] - centre[2 * c];
        const double v = point[1] - centre[2 * c + 1];
        const double share = part[c] / total;
        gradient[c] -= share;
        toCentre[2 * c] -= share * scale[c] * u;
        toCentre[2 * c + 1] -= share * scale[c] * v;
        toPrecision[c] -= share * (d - scale[c] * (u * u + v * v));
      }
    }
    return value;
  }};
}

static double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int main(int argc, char** argv) {
  const std::string family = argc > 1 ? argv[1] : "";
  const auto size = [&](int k) { return k + 2 < argc ? strtoul(argv[k + 2], nullptr, 10) : 0; };
  const Case test = family == "rosenbrock"     ? rosenbrock(size(0))
                    : family == "speelpenning" ? speelpenning(size(0))
                    : family == "logistic"     ? logistic(size(0), size(1))
                    : family == "mixture"      ? mixture(size(0), size(1))
                                               : Case{};
  if (!test.function) {
    fprintf(stderr, "gradients: there is no family '%s'\n", family.c_str());
    return 2;
  }
  const Doubles x = read(test.variables);
  Doubles gradient(test.variables);
  double value = 0;
  const auto run = [&](size_t calls) {
    for (size_t k = 0; k < calls; k++) {
      value = test.function(x.data(), gradient.data());
      asm volatile("" : : "r"(gradient.data()), "m"(value) : "memory");
    }
  };
  size_t calls = 1;
  while (calls < (1u << 24) && seconds([&] { run(calls); }) < 1.5e-3) calls *= 2;
  Doubles passes(101);
  for (double& pass : passes) pass = seconds([&] { run(calls); }) / calls * 1e9;
  std::nth_element(passes.begin(), passes.begin() + passes.size() / 2, passes.end());
  printf("%.17g\n%.17g\n", passes[passes.size() / 2], value);
  for (const double slope : gradient) printf("%.17g\n", slope);
}
