// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {HeaderRecord, IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {QbftBase} from "../anchoring/QbftBase.sol";
import {HeaderPlan, QbftHeaderImage} from "../anchoring/QbftHeaderImage.sol";

/// @notice What a light client should have on record, by what was brought to it: validator by validator, as facts of the consensus say it, and not by the contract's code.
abstract contract AnchoringModel is QbftBase {
    using QbftHeaderImage for HeaderPlan;

    /// @dev A header of these validators, sealed by those of them that `mask` names, and by a foreigner.
    struct Sealed {
        uint64 number;
        uint48 time;
        uint32 round;
        uint8 list;
        uint8 mask;
        uint8 variant;
        bool foreign;
    }

    struct Ghost {
        bytes32 hash;
        uint48 time;
        uint8 variant;
    }

    /// @dev What becomes of a header.
    enum Outcome {
        Recorded,
        Followed,
        PassedOver,
        Frozen,
        NotActive,
        NotSealed,
        NotTrusted,
        Outdated,
        WrongTime
    }

    uint64 public constant HEIGHTS = 8;
    uint8 internal constant LISTS = 9;
    address internal constant HOLDER = address(0xa1);
    bytes32 internal constant SLOT = "slot";

    ClientId public client;
    address internal immutable COUNCIL;
    address[][] private _lists;

    bool public frozen;
    uint16 public era;
    uint8 public trusted;
    uint64 public newestNumber;
    uint48 public newestTime;
    mapping(uint16 era => mapping(uint64 number => Ghost)) private _ghosts;

    /// @dev How often the contract did something else than the model.
    uint256 public disagreed;
    mapping(Outcome => uint256) public reached;

    constructor(IQbftClient qbft_, address council_) {
        (qbft, COUNCIL) = (qbft_, council_);
        // Of 3, 4 and 5 validators; each list has some of each other's.
        for (uint256 i = 0; i < LISTS; i++) _lists.push(validatorsFrom(i / 3, 3 + (i % 3)));
        validatorsFrom(9, 1);
        trusted = 1;
    }

    function setUp() public override {} // the world is there

    function listOf(uint8 list) public view returns (address[] memory) {
        return _lists[list];
    }

    function ghostOf(uint64 number) public view returns (Ghost memory) {
        return _ghosts[era][number];
    }

    /* HEADERS */

    function wordOf(uint64 number, uint8 variant) public pure returns (bytes32) {
        return keccak256(abi.encode("word", number, variant));
    }

    /// @dev A state of one account that has one word.
    function proofOf(
        uint64 number,
        uint8 variant
    ) public pure returns (bytes[] memory accountNodes, bytes[] memory storageNodes) {
        storageNodes = _leaf(keccak256(abi.encode(SLOT)), RLP.encode(wordOf(number, variant)));
        bytes[] memory account = new bytes[](4);
        (account[0], account[1]) = (RLP.encode(uint256(1)), RLP.encode(uint256(0)));
        (account[2], account[3]) = (RLP.encode(keccak256(storageNodes[0])), RLP.encode(keccak256("code")));
        accountNodes = _leaf(keccak256(abi.encodePacked(HOLDER)), RLP.encode(account));
    }

    function _leaf(bytes32 key, bytes memory value) private pure returns (bytes[] memory nodes) {
        bytes[] memory items = new bytes[](2);
        (items[0], items[1]) = (RLP.encode(abi.encodePacked(hex"20", key)), RLP.encode(value));
        nodes = new bytes[](1);
        nodes[0] = RLP.encode(items);
    }

    function stateRootOf(uint64 number, uint8 variant) public pure returns (bytes32) {
        (bytes[] memory nodes, ) = proofOf(number, variant);
        return keccak256(nodes[0]);
    }

    function _planOf(Sealed memory each) internal view returns (HeaderPlan memory plan) {
        plan = planOf(each.number, _lists[each.list]);
        (plan.time, plan.round) = (each.time, each.round);
        plan.stateRoot = stateRootOf(each.number, each.variant);
    }

    function _encode(Sealed memory each) internal view returns (bytes memory header, bytes memory seals) {
        HeaderPlan memory plan = _planOf(each);
        header = plan.encode();
        seals = sealsBy(header, plan.validators, each.mask);
        if (each.foreign) seals = bytes.concat(seals, sealOf(validatorAt(9), keccak256(header)));
    }

    function validatorAt(uint256 number) internal pure returns (address) {
        return vm.addr(uint256(keccak256(abi.encode("validator", number))));
    }

    /* WHAT IS TO BECOME OF THEM */

    function isExpired() public view returns (bool) {
        return block.timestamp > uint256(newestTime) + TRUST_PERIOD;
    }

    function _outcomeOf(Sealed memory each) internal view returns (Outcome) {
        if (frozen || isExpired()) return Outcome.NotActive;
        Ghost memory ghost = _ghosts[era][each.number];
        bytes32 hash = _planOf(each).hashOf();
        if (ghost.hash == hash) return Outcome.PassedOver;
        bool changed = each.list != trusted;
        if (changed && ghost.hash == 0 && each.number <= newestNumber) return Outcome.Outdated;
        if (!_isSealed(each)) return Outcome.NotSealed;
        if (changed && !_isQuorum(_countTrusted(each), _lists[trusted].length)) return Outcome.NotTrusted;
        if (ghost.hash != 0) return Outcome.Frozen;
        if (!_isInTime(each)) return Outcome.WrongTime;
        return changed ? Outcome.Followed : Outcome.Recorded;
    }

    /// @dev Two thirds, whatever the rounding.
    function _isQuorum(uint256 count, uint256 of_) private pure returns (bool) {
        return 3 * count >= 2 * of_;
    }

    function _isSealed(Sealed memory each) internal view returns (bool) {
        uint256 count = 0;
        for (uint256 i = 0; i < _lists[each.list].length; i++) count += (each.mask >> i) & 1;
        return !each.foreign && _isQuorum(count, _lists[each.list].length);
    }

    function _countTrusted(Sealed memory each) private view returns (uint256 count) {
        address[] memory listed = _lists[each.list];
        address[] memory known = _lists[trusted];
        for (uint256 i = 0; i < listed.length; i++) {
            if ((each.mask >> i) & 1 == 0) continue;
            for (uint256 j = 0; j < known.length; j++) if (known[j] == listed[i]) count++;
        }
    }

    function _isInTime(Sealed memory each) private view returns (bool) {
        bool recent = uint256(each.time) + TRUST_PERIOD >= block.timestamp && each.time <= block.timestamp + 60;
        return recent && (each.number > newestNumber ? each.time >= newestTime : each.time <= newestTime);
    }

    /* WHAT BECAME OF THEM */

    function _noted(Sealed memory each, Outcome outcome) internal {
        reached[outcome]++;
        if (outcome == Outcome.Frozen) frozen = true;
        if (outcome != Outcome.Recorded && outcome != Outcome.Followed) return;
        if (outcome == Outcome.Followed) trusted = each.list;
        if (each.number > newestNumber) (newestNumber, newestTime) = (each.number, each.time);
        _ghosts[era][each.number] = Ghost(_planOf(each).hashOf(), each.time, each.variant);
    }

    function _begun(Sealed memory each) internal {
        (frozen, trusted, newestNumber, newestTime) = (false, each.list, each.number, each.time);
        _ghosts[era][each.number] = Ghost(_planOf(each).hashOf(), each.time, each.variant);
    }

    /// @dev Whether the record of a height is what the model has, to the bit.
    function agreesAt(uint64 number) public view returns (bool) {
        HeaderRecord memory record = qbft.headerAt(client, number);
        Ghost memory ghost = _ghosts[era][number];
        bytes32 root = ghost.hash == 0 ? bytes32(0) : stateRootOf(number, ghost.variant);
        return record.blockHash == bytes26(ghost.hash) && record.time == ghost.time && record.stateRoot == root;
    }
}
