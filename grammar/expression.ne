# The syntax of Fluxion's language, and nothing but the syntax.
#
# The grammar reads flat lists of tokens: a bracket with all its content is ONE token (%group, %bars), whose content
# was read before by the same grammar. Which names are functions is known before, too: `f(x)` is %callee %group for a
# function and %name %group, a product, for anything else. So every text has at most one parse.
#
# Levels bind tighter from top to bottom, as in src/ops/precedence.ts. Lists are left-recursive everywhere, also
# where the meaning is right-associative (the builders fold them from the right): an Earley parser takes quadratic
# time on right recursion.

@preprocessor typescript
@{%
import * as build from './builders.ts';
import { source } from './source.ts';

// nearley hands over untyped parts; each builder declares what its production consists of.
const of = <Parts extends readonly unknown[], Result>(builder: (parts: Parts) => Result) =>
  (parts: unknown[]): Result => builder(parts as unknown as Parts);
%}
@lexer source

# ---- statements

statement -> value                            {% of(build.value) %}
           | value "=" value                  {% of(build.equation) %}
           | %signature %group "=" value      {% of(build.definition) %}

# The content of brackets.
values -> value                               {% build.alone %}
        | values "," value                    {% build.append %}

# ---- operators between values, loosest first

value -> disjunction                          {% build.first %}
       | branches disjunction                 {% of(build.conditional) %}
branches -> branch                            {% build.alone %}
          | branches branch                   {% build.append %}
branch -> disjunction "?" value ":"           {% of(build.branch) %}

disjunction -> exclusion                      {% build.first %}
             | disjunction "or" exclusion     {% of(build.infix) %}
exclusion -> conjunction                      {% build.first %}
           | exclusion "xor" conjunction      {% of(build.infix) %}
conjunction -> relation                       {% build.first %}
             | conjunction "and" relation     {% of(build.infix) %}

relation -> sum                               {% build.first %}
          | sum links                         {% of(build.comparison) %}
links -> link                                 {% build.alone %}
       | links link                           {% build.append %}
link -> %relation sum                         {% of(build.link) %}

sum -> product                                {% build.first %}
     | sum %additive product                  {% of(build.infix) %}

product -> juxtaposition                      {% build.first %}
         | product %multiplicative juxtaposition {% of(build.infix) %}

# ---- products without a sign: 2x, 2 sin x cos x
#
# A function without parentheses takes all plain factors that follow (`sin 2x` is sin(2*x)) and ends before the next
# function (`sin x cos x` is sin(x)*cos(x)). So a product is `open` while it ends in such a function: then only a
# function can continue it.

juxtaposition -> closed                       {% build.first %}
               | open                         {% build.first %}
closed -> head                                {% build.first %}
        | closed factor                       {% of(build.juxtaposed) %}
        | open called                         {% of(build.juxtaposed) %}
open -> openHead                              {% build.first %}
      | closed openFactor                     {% of(build.juxtaposed) %}
      | open openCalled                       {% of(build.juxtaposed) %}

head -> factor                                {% build.first %}
      | signs unit                            {% of(build.marked) %}
      | signs unit %percent                   {% of(build.signedPercent) %}
openHead -> openFactor                        {% build.first %}
          | signs openFactor                  {% of(build.marked) %}

factor -> unit                                {% build.first %}
        | unit %percent                       {% of(build.percent) %}
unit -> plain                                 {% build.first %}
      | called                                {% build.first %}
openFactor -> openPlain                       {% build.first %}
            | openCalled                      {% build.first %}

signs -> %sign                                {% build.alone %}
       | %additive                            {% build.alone %}
       | signs %sign                          {% build.append %}
       | signs %additive                      {% build.append %}

# ---- powers, by what the base is and by what the tower ends with

plain -> rootless                             {% build.first %}
       | root                                 {% build.first %}
rootless -> operand                           {% build.first %}
          | operand tower                     {% of(build.tower) %}
          | ratio                             {% build.first %}
openPlain -> openRootless                     {% build.first %}
           | radicals openRootless            {% of(build.marked) %}
           | radicals openCalled              {% of(build.marked) %}
openRootless -> operand openTower             {% of(build.tower) %}
called -> callOperand                         {% build.first %}
        | callOperand tower                   {% of(build.tower) %}
openCalled -> application                     {% build.first %}
            | callOperand openTower           {% of(build.tower) %}

tower -> steps                                {% build.first %}
       | rootStep                             {% build.alone %}
       | steps rootStep                       {% build.append %}
openTower -> openStep                         {% build.alone %}
           | steps openStep                   {% build.append %}
steps -> step                                 {% build.alone %}
       | steps step                           {% build.append %}
step -> %power base                           {% of(build.step) %}
      | %power signs base                     {% of(build.step) %}
rootStep -> %power root                       {% of(build.step) %}
          | %power signs root                 {% of(build.step) %}
openStep -> %power application                {% of(build.step) %}
          | %power signs application          {% of(build.step) %}
base -> operand                               {% build.first %}
      | callOperand                           {% build.first %}

# A root without parentheses takes one factor with its powers: √x^2 is √(x^2), √2x is (√2)*x.
root -> radicals rootless                     {% of(build.marked) %}
      | radicals called                       {% of(build.marked) %}
radicals -> %radical                          {% build.alone %}
          | radicals %radical                 {% build.append %}

# `1/2x` is (1/2)*x: a quotient of two numbers before a factor is one factor.
ratio -> numeral %ratio numeral               {% of(build.infix) %}

# ---- functions

callOperand -> call                           {% build.first %}
             | callOperand %postfix           {% of(build.postfix) %}
             | callOperand %index             {% of(build.index) %}
call -> %callee %group                        {% of(build.call) %}
      | %callee exponent %group               {% of(build.powerCall) %}

application -> %applied argument             {% of(build.application) %}
             | %applied exponent argument    {% of(build.powerApplication) %}

# Only one small thing stands in the exponent of a name: sin^2 x, sin^-1(x), sin^n(x).
exponent -> %power small                      {% of(build.exponent) %}
          | %power %additive small            {% of(build.negativeExponent) %}
small -> numeral                              {% build.first %}
       | %name                                {% of(build.name) %}
       | %group                               {% of(build.group) %}

argument -> closedArgument                    {% build.first %}
          | openHead                          {% build.first %}
          | closedArgument openPlain          {% of(build.juxtaposed) %}
closedArgument -> unit                        {% build.first %}
                | signs unit                  {% of(build.marked) %}
                | closedArgument plain        {% of(build.juxtaposed) %}

# ---- operands

operand -> atom                               {% build.first %}
         | operand %postfix                   {% of(build.postfix) %}
         | operand %index                     {% of(build.index) %}
atom -> numeral                               {% build.first %}
      | %name                                 {% of(build.name) %}
      | %group                                {% of(build.group) %}
      | %bars                                 {% of(build.bars) %}
      | %square                               {% of(build.array) %}
numeral -> %number                            {% of(build.number) %}
