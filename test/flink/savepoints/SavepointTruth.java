import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;

/** What the Flink of the class path reads in a savepoint: `Checkpoints.loadCheckpointMetadata` and the backends' proxies. */
class SavepointTruth {
  private static final ClassLoader LOADER = SavepointTruth.class.getClassLoader();

  static String of(Path file, Path root) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.readInt();
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("metadataSize", bytes.length);
    truth.put("formatVersion", in.readInt());
    Object metadata = load(bytes, file.getParent().toUri().toString());
    truth.put("checkpointId", call(metadata, "getCheckpointId"));
    List<Map<String, Object>> operators = new ArrayList<>();
    for (Object operator : (Collection<?>) call(metadata, "getOperatorStates")) operators.add(operator(operator));
    operators.sort((a, b) -> a.get("operatorID").toString().compareTo(b.get("operatorID").toString()));
    truth.put("operators", operators);
    return json(truth, "") + "\n";
  }

  /** The pointer came with Flink 1.11. */
  private static Object load(byte[] bytes, String pointer) throws Exception {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    for (Method method : Checkpoints.class.getMethods()) {
      if (method.getName().equals("loadCheckpointMetadata")) {
        return method.getParameterCount() == 3 ? method.invoke(null, in, LOADER, pointer) : method.invoke(null, in, LOADER);
      }
    }
    throw new NoSuchMethodException("loadCheckpointMetadata");
  }

  private static Map<String, Object> operator(Object operator) throws Exception {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("operatorID", call(operator, "getOperatorID").toString());
    told.put("operatorName", call(operator, "getOperatorName"));
    told.put("operatorUid", call(operator, "getOperatorUid"));
    told.put("parallelism", call(operator, "getParallelism"));
    told.put("maxParallelism", call(operator, "getMaxParallelism"));
    told.put("fullyFinished", call(operator, "isFullyFinished"));
    told.put("stateSize", call(operator, "getStateSize"));
    Map<String, Object> subtasks = new TreeMap<>();
    boolean isFirst = true;
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) call(operator, "getSubtaskStates")).entrySet()) {
      subtasks.put(entry.getKey().toString(), subtask(entry.getValue(), isFirst));
      isFirst = false;
    }
    told.put("subtasks", subtasks);
    return told;
  }

  /** Serializers stand with the first subtask only: they are the same in each. */
  private static Map<String, Object> subtask(Object subtask, boolean withSerializers) throws Exception {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("finished", Boolean.TRUE.equals(call(subtask, "isFinished")));
    for (String kind : new String[] {"ManagedOperatorState", "RawOperatorState", "ManagedKeyedState", "RawKeyedState", "InputChannelState", "ResultSubpartitionState"}) {
      Object handles = call(subtask, "get" + kind);
      if (handles == null) continue;
      List<Object> of = new ArrayList<>();
      for (Object handle : (Iterable<?>) handles) of.add(handle(handle, withSerializers && kind.startsWith("Managed")));
      if (!of.isEmpty()) told.put(kind.substring(0, 1).toLowerCase() + kind.substring(1), of);
    }
    return told;
  }

  private static Map<String, Object> handle(Object handle, boolean withSerializers) throws Exception {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("class", handle.getClass().getName());
    told.put("stateSize", call(handle, "getStateSize"));
    Map<?, ?> states = (Map<?, ?>) call(handle, "getStateNameToPartitionOffsets");
    if (states != null) {
      Map<String, Object> byName = new TreeMap<>();
      for (Map.Entry<?, ?> state : states.entrySet()) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("distributionMode", call(state.getValue(), "getDistributionMode").toString());
        one.put("count", ((long[]) call(state.getValue(), "getOffsets")).length);
        byName.put(state.getKey().toString(), one);
      }
      told.put("states", byName);
    }
    Object parts = call(handle, "getMaterializedStateHandles");
    if (parts != null) {
      List<Object> of = new ArrayList<>();
      for (Object part : (Iterable<?>) parts) of.add(handle(part, withSerializers));
      told.put("materializedStateHandles", of);
    } else if (withSerializers && (states == null || !states.isEmpty())) {
      told.put("header", states == null ? keyedHeader(handle) : operatorHeader(handle));
    }
    return told;
  }

  private static Object operatorHeader(Object handle) throws Exception {
    try (InputStream in = (InputStream) call(handle, "openInputStream")) {
      OperatorBackendSerializationProxy proxy = new OperatorBackendSerializationProxy(LOADER);
      proxy.read(new DataInputViewStreamWrapper(in));
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("operatorStates", states(proxy.getOperatorStateMetaInfoSnapshots()));
      told.put("broadcastStates", states(proxy.getBroadcastStateMetaInfoSnapshots()));
      return told;
    }
  }

  /** RocksDB's incremental checkpoints keep the head in a file of its own. */
  private static Object keyedHeader(Object handle) throws Exception {
    Object meta = call(handle, "getMetaDataStateHandle");
    if (meta == null) meta = call(handle, "getMetaStateHandle");
    Object stream = call(meta == null ? handle : meta, "openInputStream");
    if (stream == null) return null;
    try (InputStream in = (InputStream) stream) {
      KeyedBackendSerializationProxy<?> proxy = new KeyedBackendSerializationProxy<>(LOADER);
      proxy.read(new DataInputViewStreamWrapper(in));
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("keySerializer", snapshot(proxy.getKeySerializerSnapshot()));
      told.put("states", states(proxy.getStateMetaInfoSnapshots()));
      return told;
    }
  }

  private static List<Object> states(Collection<StateMetaInfoSnapshot> snapshots) throws Exception {
    List<Object> told = new ArrayList<>();
    for (StateMetaInfoSnapshot state : snapshots) {
      Map<String, Object> serializers = new TreeMap<>();
      Map<?, ?> all = (Map<?, ?>) call(state, "getSerializerSnapshotsImmutable");
      if (all == null) all = (Map<?, ?>) call(state, "getSerializerConfigSnapshotsImmutable");
      for (Map.Entry<?, ?> entry : all.entrySet()) {
        serializers.put(entry.getKey().toString(), snapshot((TypeSerializerSnapshot<?>) entry.getValue()));
      }
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", state.getName());
      one.put("serializers", serializers);
      told.add(one);
    }
    return told;
  }

  private static Object snapshot(TypeSerializerSnapshot<?> snapshot) throws Exception {
    if (snapshot == null) return null;
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("class", snapshot.getClass().getName());
    told.put("version", snapshot.getCurrentVersion());
    Object delegate = fieldOrNull(snapshot, "nestedSerializersSnapshotDelegate");
    if (delegate != null) {
      Object[] nested = (Object[]) call(delegate, "getNestedSerializerSnapshots");
      List<Object> of = new ArrayList<>();
      for (Object one : nested) of.add(snapshot((TypeSerializerSnapshot<?>) one));
      told.put("nested", of);
    }
    if (snapshot.getClass().getSimpleName().equals("PojoSerializerSnapshot")) {
      Object data = field(snapshot, "snapshotData");
      told.put("pojoClass", ((Class<?>) call(data, "getPojoClass")).getName());
      Map<String, Object> fields = new LinkedHashMap<>();
      Map<?, ?> kept = (Map<?, ?>) field(call(data, "getFieldSerializerSnapshots"), "underlyingMap");
      for (Map.Entry<?, ?> entry : kept.entrySet()) {
        fields.put(entry.getKey().toString(), snapshot((TypeSerializerSnapshot<?>) field(entry.getValue(), "value")));
      }
      told.put("fields", fields);
    }
    return told;
  }

  /** What a method without parameters gives, whoever may call it; null where this Flink does not have it. */
  private static Object call(Object object, String name) throws Exception {
    for (Class<?> of = object.getClass(); of != null; of = of.getSuperclass()) {
      List<Class<?>> places = new ArrayList<>(Collections.singletonList(of));
      Collections.addAll(places, of.getInterfaces());
      for (Class<?> place : places) {
        try {
          Method method = place.getDeclaredMethod(name);
          method.setAccessible(true);
          Object value = method.invoke(object);
          return value instanceof Optional ? ((Optional<?>) value).orElse(null) : value;
        } catch (NoSuchMethodException elsewhere) {
        } catch (InvocationTargetException error) {
          if (error.getCause() instanceof UnsupportedOperationException) return null;
          throw error;
        }
      }
    }
    return null;
  }

  private static Object fieldOrNull(Object object, String name) throws Exception {
    try {
      return field(object, name);
    } catch (NoSuchFieldException none) {
      return null;
    }
  }

  private static Object field(Object object, String name) throws Exception {
    for (Class<?> of = object.getClass(); of != null; of = of.getSuperclass()) {
      try {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object);
      } catch (NoSuchFieldException inherited) {
      }
    }
    throw new NoSuchFieldException(name);
  }

  /** A line an operator, a handle and a state. */
  private static String json(Object value, String indent) {
    String deeper = indent.length() < 12 ? indent + " " : null;
    List<String> parts = new ArrayList<>();
    if (value instanceof Map) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        parts.add(text(entry.getKey()) + ": " + json(entry.getValue(), indent));
      }
      return "{" + String.join(", ", parts) + "}";
    }
    if (value instanceof List) {
      for (Object one : (List<?>) value) parts.add((deeper == null ? "" : "\n" + deeper) + json(one, deeper == null ? indent : deeper));
      return "[" + String.join(",", parts) + "]";
    }
    return value == null || value instanceof Number || value instanceof Boolean ? String.valueOf(value) : text(value);
  }

  private static String text(Object value) {
    StringBuilder text = new StringBuilder("\"");
    for (char each : value.toString().toCharArray()) {
      text.append(each == '"' || each == '\\' ? "\\" + each : each < ' ' ? String.format("\\u%04x", (int) each) : String.valueOf(each));
    }
    return text.append('"').toString();
  }
}
