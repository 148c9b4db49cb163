export const lib = 'messaging';
