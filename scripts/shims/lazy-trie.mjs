// Stands in for unicode-trie in the bundle. fontkit unpacks the tables of five Indic and Arabic shapers when it is
// loaded, which costs a twentieth of a second that a Chinese page never gets back; here each waits until it is asked.
import UnicodeTrie from 'unicode-trie';

export default class LazyTrie {
  constructor(data) {
    this.data = data;
  }

  get(codePoint) {
    this.trie ??= new UnicodeTrie(this.data);
    return this.trie.get(codePoint);
  }
}
