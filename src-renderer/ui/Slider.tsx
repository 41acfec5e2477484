import { Slider as AriaSlider, SliderFill, SliderThumb, SliderTrack } from 'react-aria-components'
import styles from './Slider.module.css'

export interface SliderProps {
  readonly label: string
  /** 0 to 1. */
  readonly value: number
  readonly onChange: (value: number) => void
  /** Once, when it is let go. */
  readonly onChangeEnd?: (value: number) => void
}

/** A share, in steps of five per cent. */
export function Slider({ label, value, onChange, onChangeEnd }: SliderProps) {
  return (
    <AriaSlider
      aria-label={label}
      value={value}
      onChange={onChange}
      onChangeEnd={onChangeEnd}
      minValue={0}
      maxValue={1}
      step={0.05}
      formatOptions={{ style: 'percent' }}
      className={styles.slider}
    >
      <SliderTrack className={styles.track}>
        <SliderFill className={styles.fill} />
        <SliderThumb className={styles.thumb} />
      </SliderTrack>
    </AriaSlider>
  )
}
