export default function Expert() { return null; }
