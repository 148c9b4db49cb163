export { lib } from '#kernel';
export { lib as schemas } from '#contracts';
