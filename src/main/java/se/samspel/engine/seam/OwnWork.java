package se.samspel.engine.seam;

import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;

/** Every bean, listener and expression of a diagram is called through here: what the engine refuses of their calls is ours to mend. */
final class OwnWork extends DefaultDelegateInterceptor {

    @Override
    public void handleInvocation(DelegateInvocation invocation) throws Exception {
        try {
            super.handleInvocation(invocation);
        } catch (RuntimeException failure) {
            Blame.leftOurWork(failure);
            throw failure;
        }
    }
}
