export { CODE_LANGUAGES, type CodeLanguage, type CodeOptions, gradientCode } from './code.ts';
