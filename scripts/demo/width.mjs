const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const NOT_FIRST = /[，。；：、！？）」》”’.,;:!?)%]/;

const widthOfOne = (character) => (WIDE.test(character) ? 2 : 1);

/** Columns that a text takes in a terminal: a Chinese character takes two. */
export function widthOf(text) {
  return [...text].reduce((sum, character) => sum + widthOfOne(character), 0);
}

export function padEnd(text, width) {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text, width) {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Breaks a text into lines of at most `width` columns: between words, and between any two Chinese characters. */
export function wrap(text, width) {
  const lines = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (line && widthOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line ? piece : piece.trimStart();
  }
  return line ? [...lines, line.trimEnd()] : lines;
}

// A piece is a word with the blanks after it, or a wide character; a closing mark stays with what it closes.
function pieces(text) {
  const found = [];
  for (const character of text) {
    const last = found.at(-1);
    const joins = last !== undefined && !/\s$/.test(last) && !WIDE.test(last.at(-1)) && !WIDE.test(character);
    if (last !== undefined && (joins || NOT_FIRST.test(character) || /\s/.test(character))) {
      found[found.length - 1] += character;
    } else found.push(character);
  }
  return found;
}
