export { lib } from '#messaging';
