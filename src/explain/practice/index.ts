export { type Exercise, exercise, LEVELS } from './exercise.ts';
export { exerciseJson, exerciseText, type Reveal } from './text.ts';
export { TOPICS, type Topic } from './topics.ts';
