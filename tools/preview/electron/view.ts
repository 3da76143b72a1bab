import type { Rectangle, View } from 'electron';

/** Electron's View, as far as it can lie over a page: it has a color and is there or not. */
export class PreviewView implements Pick<View, 'setBackgroundColor' | 'setBounds' | 'setVisible'> {
  #color = 'white';
  #isVisible = true;
  #onChange: (color: string | null) => void = () => {};

  #tell(): void {
    this.#onChange(this.#isVisible ? this.#color : null);
  }

  /** It lies over a window that is told its color; `null`: it is not seen. */
  layOver(onChange: (color: string | null) => void): void {
    this.#onChange = onChange;
    this.#tell();
  }

  setBackgroundColor(color: string): void {
    this.#color = color;
    this.#tell();
  }

  /** In the preview it is as large as the window. */
  setBounds(_bounds: Rectangle): void {}

  setVisible(visible: boolean): void {
    this.#isVisible = visible;
    this.#tell();
  }
}
