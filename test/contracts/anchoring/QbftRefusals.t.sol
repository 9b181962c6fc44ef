// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SideChainBase} from "./SideChainBase.sol";
import {HeaderPlan, QbftHeaderImage} from "./QbftHeaderImage.sol";
import {IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {FactProof} from "../../../contracts/anchoring/ISideChain.sol";

/// @notice Whatever bytes somebody brings, either they are taken for what they are, or the answer is an error that says what is wrong with them: no panic,
/// no call that runs out of gas, and never something else than what is there.
contract QbftRefusalsTest is SideChainBase {
    using QbftHeaderImage for HeaderPlan;

    address private constant HOLDER = AGREEMENTS_THERE;
    bytes32 private constant SLOT = "slot";
    /// @dev No answer to so few bytes takes more.
    uint256 private constant ENOUGH = 2_000_000;

    /// @dev Bytes are changed, cut out and put in.
    function _edit(bytes memory bytes_, uint256 seed) private pure returns (bytes memory edited) {
        edited = bytes_;
        for (uint256 i = 0; i <= seed % 3; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 place = edited.length == 0 ? 0 : (seed >> 8) % edited.length;
            (bytes memory front, bytes memory back) = (_part(edited, 0, place), _part(edited, place, edited.length));
            uint8 kind = uint8(seed) % 4;
            if (kind == 0) edited = bytes.concat(front, _prefix(seed), back);
            else if (kind == 1) edited = front;
            else if (back.length != 0)
                edited = bytes.concat(front, kind == 2 ? _prefix(seed) : bytes(""), _part(back, 1, back.length));
        }
    }

    /// @dev Often one that announces a long string or list, of up to 2^64 - 1 bytes.
    function _prefix(uint256 seed) private pure returns (bytes memory) {
        bytes1[8] memory some = [bytes1(0x00), 0x80, 0x81, 0xb8, 0xbf, 0xc0, 0xf8, 0xff];
        seed >>= 64;
        if (seed % 4 == 0) return abi.encodePacked(uint8(seed >> 8));
        if (seed % 4 == 1) return abi.encodePacked(some[(seed >> 8) % 8], type(uint64).max);
        return abi.encodePacked(some[(seed >> 8) % 8]);
    }

    function _part(bytes memory whole, uint256 from, uint256 to) private pure returns (bytes memory part) {
        part = new bytes(to - from);
        for (uint256 i = 0; i < part.length; i++) part[i] = whole[from + i];
    }

    /// @dev Not all validators seal, who would have to: that the header changed is what is to be noticed, so its own sealed it again.
    function testFuzz_AHeaderOfAnyBytes(uint256 seed, bool sealedAgain) public {
        HeaderPlan memory plan = planOf(2, validatorsOf(4));
        plan.round = uint32(seed >> 250);
        bytes memory good = plan.encode();
        bytes memory header = _edit(good, seed);
        bytes memory seals = sealsOf(sealedAgain ? header : good, plan.validators, 4);
        if (!sealedAgain) seals = seed % 5 == 0 ? _edit(seals, seed >> 7) : seals;
        (bool ok, bytes memory answer) = address(qbft).call{gas: ENOUGH}(
            abi.encodeCall(IQbftClient.update, (client, header, seals))
        );
        if (!ok) return _requireTyped(answer);
        // What differs where it has no meaning here, and was sealed, is another block's header. It is recorded as what it is.
        if (sealedAgain || keccak256(header) == keccak256(good)) return;
        vm.assertTrue(false, "a header was taken that nobody sealed");
    }

    function testFuzz_AProofOfAnyBytes(uint256 seed, bool account) public {
        FactProof memory p = record(2, HOLDER, SLOT, "a word of thirty-two bytes");
        bytes[] memory nodes = account ? p.accountNodes : p.storageNodes;
        uint256 node = (seed >> 3) % nodes.length;
        bytes32 before = keccak256(nodes[node]);
        nodes[node] = _edit(nodes[node], seed);
        bytes memory call = abi.encodeCall(
            IQbftClient.proveWord,
            (client, 2, HOLDER, SLOT, p.accountNodes, p.storageNodes)
        );
        (bool ok, bytes memory answer) = address(qbft).call{gas: ENOUGH}(call);
        if (!ok) return _requireTyped(answer);
        vm.assertEq(keccak256(nodes[node]), before, "the same nodes");
        vm.assertEq(abi.decode(answer, (bytes32)), bytes32("a word of thirty-two bytes"), "and the same word");
    }

    /// @dev The root is that of the changed node: a quorum sealed what no node that keeps the rules has.
    function testFuzz_ATrieOfAnyBytes(uint256 seed) public {
        FactProof memory p = record(2, HOLDER, SLOT, "word");
        bytes memory root = _edit(p.storageNodes[0], seed);
        p.storageNodes[0] = root;
        p.accountNodes = recordAccounts(3, HOLDER, keccak256(root), HOLDER);
        bytes memory call = abi.encodeCall(
            IQbftClient.proveWord,
            (client, 3, HOLDER, SLOT, p.accountNodes, p.storageNodes)
        );
        (bool ok, bytes memory answer) = address(qbft).call{gas: ENOUGH}(call);
        if (!ok) _requireTyped(answer);
    }

    /// @dev An error of IQbftClient: none of the compiler's panics, and no revert without a word.
    function _requireTyped(bytes memory answer) private pure {
        vm.assertTrue(answer.length >= 4, "says nothing");
        bytes4[13] memory known = [
            IQbftClient.QbftClient_NotRlp.selector,
            IQbftClient.QbftClient_HeaderInvalid.selector,
            IQbftClient.QbftClient_ExtraDataInvalid.selector,
            IQbftClient.QbftClient_ValidatorsNotSorted.selector,
            IQbftClient.QbftClient_ValidatorsOutdated.selector,
            IQbftClient.QbftClient_TimeInvalid.selector,
            IQbftClient.QbftClient_SealsLengthInvalid.selector,
            IQbftClient.QbftClient_SealMalformed.selector,
            IQbftClient.QbftClient_SealForeign.selector,
            IQbftClient.QbftClient_QuorumMissing.selector,
            IQbftClient.QbftClient_TrustedQuorumMissing.selector,
            IQbftClient.QbftClient_ProofInvalid.selector,
            IQbftClient.QbftClient_ValueInvalid.selector
        ];
        for (uint256 i = 0; i < known.length; i++) if (bytes4(answer) == known[i]) return;
        vm.assertEq(answer, "", "an error of IQbftClient");
    }
}
