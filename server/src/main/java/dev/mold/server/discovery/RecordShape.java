package dev.mold.server.discovery;

import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Creates a command record, including its groups, from the values of its parameters; derived once from the record. */
final class RecordShape {
    /** One argument of the constructor: the value of a parameter, or a group of its own. */
    private sealed interface Slot {
        record Value(int index) implements Slot {}

        record Group(RecordShape shape) implements Slot {}
    }

    private final MethodHandle constructor;
    private final List<Slot> slots;

    private RecordShape(MethodHandle constructor, List<Slot> slots) {
        this.constructor = constructor;
        this.slots = List.copyOf(slots);
    }

    /** @param parameters the list to which the record's parameters are added, in order */
    static RecordShape of(Class<?> type, List<ParameterDescriptor> parameters) {
        var slots = new ArrayList<Slot>();
        for (var component : type.getRecordComponents()) {
            slots.add(slot(component, parameters));
        }
        return new RecordShape(constructor(type), slots);
    }

    private static Slot slot(RecordComponent component, List<ParameterDescriptor> parameters) {
        var param = component.getAnnotation(Param.class);
        if (param != null) {
            parameters.add(ParameterDescriptor.of(component, param));
            return new Slot.Value(parameters.size() - 1);
        }
        if (component.isAnnotationPresent(ParamGroup.class)
                && component.getType().isRecord()) {
            return new Slot.Group(of(component.getType(), parameters));
        }
        throw new IllegalArgumentException(component.getDeclaringRecord().getName() + "." + component.getName()
                + " is neither a parameter nor a group of parameters");
    }

    private static MethodHandle constructor(Class<?> type) {
        var components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        for (var i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made", e);
        }
    }

    /** @param values of all parameters, in the order in which they were added */
    Object instantiate(Object[] values) {
        var arguments = new Object[slots.size()];
        for (var i = 0; i < arguments.length; i++) {
            arguments[i] = argument(slots.get(i), values);
        }
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object argument(Slot slot, Object[] values) {
        return slot instanceof Slot.Value value
                ? values[value.index()]
                : ((Slot.Group) slot).shape().instantiate(values);
    }
}
