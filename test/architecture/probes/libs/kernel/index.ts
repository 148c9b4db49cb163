export const lib = 'kernel';
