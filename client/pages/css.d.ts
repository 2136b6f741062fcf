/** A page's script imports its style, so that both are bundled by one name. */
declare module '*.css';
