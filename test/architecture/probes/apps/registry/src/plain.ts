export const plain = 'registry';
