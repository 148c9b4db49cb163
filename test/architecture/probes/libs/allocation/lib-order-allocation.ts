export { lib } from '#contracts';
