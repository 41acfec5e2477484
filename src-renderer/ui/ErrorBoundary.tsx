import { Component, type ComponentType, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  /** Shown instead; `onAgain` renders the children once more. */
  readonly Fallback: ComponentType<{ readonly onAgain: () => void }>
  readonly children: ReactNode
}

/** Keeps a fault of one screen from taking the others, above all a call, with it. React reports the error itself. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    const { Fallback } = this.props
    return <Fallback onAgain={() => this.setState({ hasFailed: false })} />
  }
}
