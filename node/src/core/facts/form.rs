//! How the ledger writes values that are not text or numbers themselves: one module a form, for `serde(with)`.

pub(super) mod text {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(in crate::core::facts) fn serialize<T: Display, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub(in crate::core::facts) fn deserialize<
        'de,
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    >(
        input: D,
    ) -> Result<T, D::Error> {
        String::deserialize(input)?
            .parse()
            .map_err(D::Error::custom)
    }
}

pub(super) mod text_option {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(in crate::core::facts) fn serialize<T: Display, S: Serializer>(
        value: &Option<T>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = value.as_ref().map(T::to_string);
        text.serialize(serializer)
    }

    pub(in crate::core::facts) fn deserialize<
        'de,
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    >(
        input: D,
    ) -> Result<Option<T>, D::Error> {
        let text = Option::<String>::deserialize(input)?;
        let read = |text: String| text.parse().map_err(D::Error::custom);
        text.map(read).transpose()
    }
}

pub(super) mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(in crate::core::facts) fn serialize<S: Serializer>(
        bytes: &[u8],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::to_hex(bytes))
    }

    pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Vec<u8>, D::Error> {
        super::from_hex(&String::deserialize(input)?)
            .ok_or_else(|| D::Error::custom("not hexadecimal"))
    }
}

pub(super) mod hex_option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(in crate::core::facts) fn serialize<S: Serializer>(
        bytes: &Option<Vec<u8>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = bytes.as_ref().map(|bytes| super::to_hex(bytes));
        text.serialize(serializer)
    }

    pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<Vec<u8>>, D::Error> {
        let text = Option::<String>::deserialize(input)?;
        let read = |text: String| {
            super::from_hex(&text).ok_or_else(|| D::Error::custom("not hexadecimal"))
        };
        text.map(read).transpose()
    }
}

/// A module for a type that is a fixed number of bytes.
macro_rules! bytes_as_hex {
    ($module:ident, $type:ident) => {
        pub(super) mod $module {
            use federation_spec::wire::ids::$type;
            use serde::{Deserialize, Deserializer, Serializer, de::Error};

            pub(in crate::core::facts) fn serialize<S: Serializer>(
                value: &$type,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&super::to_hex(&value.0))
            }

            pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
                input: D,
            ) -> Result<$type, D::Error> {
                let bytes = super::from_hex(&String::deserialize(input)?)
                    .and_then(|bytes| bytes.try_into().ok());
                bytes
                    .map($type)
                    .ok_or_else(|| D::Error::custom("not hexadecimal of the right length"))
            }
        }
    };
}

bytes_as_hex!(hash, Hash32);
bytes_as_hex!(pairwise, Pairwise);
bytes_as_hex!(message_id, MessageId);
bytes_as_hex!(suspension_tag, SuspensionTag);

pub(super) mod hashes {
    use federation_spec::wire::ids::Hash32;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(in crate::core::facts) fn serialize<S: Serializer>(
        hashes: &[Hash32],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let texts: Vec<String> = hashes.iter().map(Hash32::hex).collect();
        texts.serialize(serializer)
    }

    pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Vec<Hash32>, D::Error> {
        let read = |text: &String| Some(Hash32(super::from_hex(text)?.try_into().ok()?));
        let texts = Vec::<String>::deserialize(input)?;
        let hashes: Option<Vec<Hash32>> = texts.iter().map(read).collect();
        hashes.ok_or_else(|| D::Error::custom("not SHA-256 in hexadecimal"))
    }
}

pub(super) mod seconds {
    use federation_spec::wire::ids::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(in crate::core::facts) fn serialize<S: Serializer>(
        value: &Timestamp,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(value.0)
    }

    pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Timestamp, D::Error> {
        u64::deserialize(input).map(Timestamp)
    }
}

pub(super) mod seconds_option {
    use federation_spec::wire::ids::Timestamp;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in crate::core::facts) fn serialize<S: Serializer>(
        value: &Option<Timestamp>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(|at| at.0).serialize(serializer)
    }

    pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<Timestamp>, D::Error> {
        Ok(Option::<u64>::deserialize(input)?.map(Timestamp))
    }
}

pub(super) mod day {
    use federation_spec::rules::LocalDay;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(in crate::core::facts) fn serialize<S: Serializer>(
        value: &LocalDay,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(value.0)
    }

    pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<LocalDay, D::Error> {
        i32::deserialize(input).map(LocalDay)
    }
}

pub(super) mod day_option {
    use federation_spec::rules::LocalDay;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(in crate::core::facts) fn serialize<S: Serializer>(
        value: &Option<LocalDay>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(|day| day.0).serialize(serializer)
    }

    pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<LocalDay>, D::Error> {
        Ok(Option::<i32>::deserialize(input)?.map(LocalDay))
    }
}

fn to_hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    data_encoding::HEXLOWER.decode(text.as_bytes()).ok()
}

pub(super) mod space_option {
    use federation_spec::wire::ids::SpaceId;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(in crate::core::facts) fn serialize<S: Serializer>(
        value: &Option<SpaceId>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(|space| space.to_string()).serialize(serializer)
    }

    pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<SpaceId>, D::Error> {
        let text = Option::<String>::deserialize(input)?;
        text.map(|text| text.parse().map_err(D::Error::custom))
            .transpose()
    }
}

pub(super) mod message_id_option {
    use federation_spec::wire::ids::MessageId;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(in crate::core::facts) fn serialize<S: Serializer>(
        value: &Option<MessageId>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(|id| super::to_hex(&id.0)).serialize(serializer)
    }

    pub(in crate::core::facts) fn deserialize<'de, D: Deserializer<'de>>(
        input: D,
    ) -> Result<Option<MessageId>, D::Error> {
        let read = |text: String| {
            let bytes = super::from_hex(&text).and_then(|bytes| bytes.try_into().ok());
            bytes
                .map(MessageId)
                .ok_or_else(|| D::Error::custom("not the number of a message"))
        };
        Option::<String>::deserialize(input)?.map(read).transpose()
    }
}
