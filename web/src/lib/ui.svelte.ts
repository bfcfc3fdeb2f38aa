/** What is open over the screens, from anywhere. */

class Ui {
  isStopOpen = $state(false)
}

export const ui = new Ui()
