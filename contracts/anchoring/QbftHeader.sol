// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {IQbftClient} from "./IQbftClient.sol";
import {Rlp} from "./Rlp.sol";

/// @notice What a light client reads of a header. It is read where it lies, in calldata.
struct QbftHeader {
    uint64 number;
    uint48 time;
    bytes32 stateRoot;
    /// @dev What the validators signed: keccak256 of the header with its round, and without seals.
    bytes32 digest;
    /// @dev The block's hash: keccak256 of the header with round zero, and without seals.
    bytes32 blockHash;
    /// @dev keccak256 of the items of the list of validators.
    bytes32 validatorsHash;
    /// @dev Where in calldata the list's items begin, and how many there are. Each has 21 bytes.
    uint256 validatorsAt;
    uint256 validators;
}

/// @title QbftHeaders
/// @notice Reads a header of a QBFT chain, given as RLP with its round and with an empty list of seals.
///
/// The first seven items have one length each, so each stands at one offset from where the items begin:
///
///     0 parentHash | 33 ommersHash | 66 coinbase | 87 stateRoot | 120 transactionsRoot | 153 receiptsRoot | 186 logsBloom | 445
///
/// Then: difficulty, number, gasLimit, gasUsed, timestamp, extraData, mixHash, nonce. Later forks add items behind these.
library QbftHeaders {
    using Rlp for uint256;

    /// @dev keccak256 of the RLP of an empty list: a QBFT block has no ommers.
    bytes32 private constant OMMERS_HASH = 0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347;
    /// @dev "ctical byzantine fault tolerance".
    bytes32 private constant MIX_HASH = 0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365;
    uint256 private constant FIXED_ITEMS_LENGTH = 445;
    /// @dev RLP of a validator's address.
    uint256 private constant VALIDATOR_LENGTH = 21;

    function read(bytes calldata header) internal pure returns (QbftHeader memory h) {
        (uint256 from, uint256 end) = _listOf(header);
        h.digest = keccak256(header);
        address coinbase = _readFixedItems(h, from, end);
        from = _readNumbers(h, from + FIXED_ITEMS_LENGTH, end);
        (uint256 extraAt, uint256 extraEnd) = (from, _string(header, from, end));
        (uint256 roundAt, uint256 roundEnd) = _readExtraData(h, extraAt, extraEnd);
        _requireValidator(h, coinbase);
        _readRest(header, extraEnd, end);
        h.blockHash =
            roundAt.byteAt() == 0x80 ? h.digest : _hashWithoutRound(header, extraAt, extraEnd, roundAt, roundEnd);
    }

    /// @dev Requires that the validators are in ascending order, as Besu lists them; so none stands there twice.
    function requireSorted(QbftHeader memory h) internal pure {
        address last;
        for (uint256 i = 0; i < h.validators; i++) {
            address validator = validatorAt(h, i);
            require(validator > last, IQbftClient.QbftClient_ValidatorsNotSorted(i));
            last = validator;
        }
    }

    function validatorsOf(QbftHeader memory h) internal pure returns (address[] memory validators) {
        validators = new address[](h.validators);
        for (uint256 i = 0; i < validators.length; i++) validators[i] = validatorAt(h, i);
    }

    function validatorAt(QbftHeader memory h, uint256 i) internal pure returns (address) {
        unchecked {
            // Within calldata, as `_readExtraData` found the items there.
            return address(uint160((h.validatorsAt + i * VALIDATOR_LENGTH + 1).wordAt() >> 96));
        }
    }

    /* PRIVATE */

    /// @dev The range of the header's items.
    function _listOf(bytes calldata header) private pure returns (uint256 from, uint256 end) {
        uint256 offset;
        assembly ("memory-safe") {
            offset := header.offset
        }
        uint256 stop;
        bool list;
        (list, from, stop) = offset.itemAt(offset + header.length);
        end = offset + header.length;
        require(list && stop == end, IQbftClient.QbftClient_NotRlp(0));
        require(end - from > FIXED_ITEMS_LENGTH, IQbftClient.QbftClient_HeaderInvalid(6));
    }

    function _readFixedItems(QbftHeader memory h, uint256 from, uint256 end) private pure returns (address) {
        (bool good, bytes32 word) = from.fixedAt(end, 32);
        require(good, IQbftClient.QbftClient_HeaderInvalid(0));
        (good, word) = (from + 33).fixedAt(end, 32);
        require(good && word == OMMERS_HASH, IQbftClient.QbftClient_HeaderInvalid(1));
        bytes32 coinbase;
        (good, coinbase) = (from + 66).fixedAt(end, 20);
        require(good, IQbftClient.QbftClient_HeaderInvalid(2));
        (good, h.stateRoot) = (from + 87).fixedAt(end, 32);
        require(good, IQbftClient.QbftClient_HeaderInvalid(3));
        (good, ) = (from + 120).fixedAt(end, 32);
        require(good, IQbftClient.QbftClient_HeaderInvalid(4));
        (good, ) = (from + 153).fixedAt(end, 32);
        require(good, IQbftClient.QbftClient_HeaderInvalid(5));
        // A string of 256 bytes.
        require((from + 186).wordAt() >> 232 == 0xb90100, IQbftClient.QbftClient_HeaderInvalid(6));
        return address(bytes20(coinbase));
    }

    /// @return next Where extraData begins.
    function _readNumbers(QbftHeader memory h, uint256 from, uint256 end) private pure returns (uint256 next) {
        require(from < end && from.byteAt() == 1, IQbftClient.QbftClient_HeaderInvalid(7)); // difficulty
        uint256 value;
        (value, next) = _number(8, from + 1, end, 8);
        h.number = uint64(value); // 8 bytes
        (, next) = _number(9, next, end, 8);
        (, next) = _number(10, next, end, 8);
        (value, next) = _number(11, next, end, 6);
        h.time = uint48(value); // 6 bytes
    }

    function _number(
        uint256 item,
        uint256 from,
        uint256 end,
        uint256 most
    ) private pure returns (uint256 value, uint256 next) {
        bool good;
        (good, value, next) = from.scalarAt(end, most);
        require(good && from < end, IQbftClient.QbftClient_HeaderInvalid(item));
    }

    /// @return next Where the string at `from`, the extra data, ends.
    function _string(bytes calldata header, uint256 from, uint256 end) private pure returns (uint256 next) {
        bool list;
        (list, , next) = from.itemAt(end);
        require(next != 0, IQbftClient.QbftClient_NotRlp(_offset(header, from)));
        require(!list, IQbftClient.QbftClient_HeaderInvalid(12));
    }

    /// @dev Vanity, validators, vote, round, seals. `from` and `end` are those of the string that holds them.
    /// @return roundAt Where the round's item begins, and ends.
    function _readExtraData(
        QbftHeader memory h,
        uint256 from,
        uint256 end
    ) private pure returns (uint256 roundAt, uint256 roundEnd) {
        bool list;
        uint256 stop;
        (, from, ) = from.itemAt(end);
        (list, from, stop) = from.itemAt(end);
        require(list && stop == end, IQbftClient.QbftClient_HeaderInvalid(12));
        (bool good, ) = from.fixedAt(end, 32);
        require(good, IQbftClient.QbftClient_ExtraDataInvalid(0));
        roundAt = _vote(_readValidators(h, from + 33, end), end);
        (good, , roundEnd) = roundAt.scalarAt(end, 4);
        require(good && roundAt < end, IQbftClient.QbftClient_ExtraDataInvalid(3));
        require(roundEnd + 1 == end && roundEnd.byteAt() == 0xc0, IQbftClient.QbftClient_ExtraDataInvalid(4));
    }

    /// @return stop Where the list ends.
    function _readValidators(QbftHeader memory h, uint256 from, uint256 end) private pure returns (uint256 stop) {
        bool list;
        uint256 start;
        (list, start, stop) = from.itemAt(end);
        uint256 length = stop == 0 ? 0 : stop - start;
        require(
            list && length != 0 && length % VALIDATOR_LENGTH == 0 && from < end,
            IQbftClient.QbftClient_ExtraDataInvalid(1)
        );
        for (from = start; from < stop; from += VALIDATOR_LENGTH) {
            require(from.byteAt() == 0x94, IQbftClient.QbftClient_ExtraDataInvalid(1));
        }
        (h.validatorsAt, h.validators) = (start, length / VALIDATOR_LENGTH);
        bytes32 hash;
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, start, length)
            hash := keccak256(free, length)
        }
        h.validatorsHash = hash;
    }

    /// @dev None, or an address and one byte at most.
    function _vote(uint256 from, uint256 end) private pure returns (uint256 stop) {
        (bool list, uint256 start, uint256 stop_) = from.itemAt(end);
        bool good = list && stop_ != 0 && from < end;
        if (good && start != stop_) {
            (good, ) = start.fixedAt(stop_, 20);
            (bool isList, uint256 begin, uint256 to) = (start + 21).itemAt(stop_);
            good = good && !isList && to == stop_ && to - begin <= 1;
        }
        require(good, IQbftClient.QbftClient_ExtraDataInvalid(2));
        return stop_;
    }

    /// @dev The proposer is one of the validators.
    function _requireValidator(QbftHeader memory h, address account) private pure {
        for (uint256 i = 0; i < h.validators; i++) if (validatorAt(h, i) == account) return;
        revert IQbftClient.QbftClient_HeaderInvalid(2);
    }

    /// @dev mixHash, nonce, and what forks added: strings, to the end.
    function _readRest(bytes calldata header, uint256 from, uint256 end) private pure {
        (bool good, bytes32 word) = from.fixedAt(end, 32);
        require(good && word == MIX_HASH, IQbftClient.QbftClient_HeaderInvalid(13));
        (good, word) = (from + 33).fixedAt(end, 8);
        // The last item that every fork has, so it may end the header.
        require(good && word == 0, IQbftClient.QbftClient_HeaderInvalid(14));
        from += 42;
        for (uint256 item = 15; from < end; item++) {
            (bool list, , uint256 next) = from.itemAt(end);
            require(next != 0, IQbftClient.QbftClient_NotRlp(_offset(header, from)));
            require(!list, IQbftClient.QbftClient_HeaderInvalid(item));
            from = next;
        }
    }

    /// @dev keccak256 of the header with round zero. Each length that changes is written anew.
    function _hashWithoutRound(
        bytes calldata header,
        uint256 extraAt,
        uint256 extraEnd,
        uint256 roundAt,
        uint256 roundEnd
    ) private pure returns (bytes32) {
        bytes[] memory parts = new bytes[](3);
        (, uint256 from, ) = extraAt.itemAt(extraEnd);
        (, from, ) = from.itemAt(extraEnd);
        parts[0] = _copy(from, roundAt);
        parts[1] = hex"80";
        parts[2] = _copy(roundEnd, extraEnd);
        parts[1] = RLP.encode(RLP.encode(parts));
        (from, roundEnd) = _listOf(header);
        parts[0] = _copy(from, extraAt);
        parts[2] = _copy(extraEnd, roundEnd);
        return keccak256(RLP.encode(parts));
    }

    function _copy(uint256 from, uint256 to) private pure returns (bytes memory part) {
        part = new bytes(to - from);
        assembly ("memory-safe") {
            calldatacopy(add(part, 32), from, sub(to, from))
        }
    }

    function _offset(bytes calldata header, uint256 from) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := sub(from, header.offset)
        }
    }
}
