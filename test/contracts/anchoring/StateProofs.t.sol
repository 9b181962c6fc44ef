// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";
import {SideChainBase} from "./SideChainBase.sol";
import {Account, IQbftClient} from "../../../contracts/anchoring/IQbftClient.sol";
import {FactProof} from "../../../contracts/anchoring/ISideChain.sol";

/// @notice Accounts and words that a recorded state holds, and those that it does not hold.
contract StateProofsTest is SideChainBase {
    bytes32 private constant SLOT = "slot";
    address private constant HOLDER = AGREEMENTS_THERE;
    bytes[] private _none;

    function absent(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IQbftClient.QbftClient_Absent.selector, account);
    }

    function present(address account) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IQbftClient.QbftClient_Present.selector, account);
    }

    function invalid(uint256 node) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IQbftClient.QbftClient_ProofInvalid.selector, node);
    }

    /* WORDS */

    /// @dev Also words that begin with zeros, which the trie does not have.
    function testFuzz_AWord(bytes32 word, uint8 shift) public {
        word >>= shift;
        vm.assume(word != 0);
        FactProof memory p = record(2, HOLDER, SLOT, word);
        bytes32 proved = qbft.proveStorage(client, 2, HOLDER, SLOT, p.accountNodes, p.storageNodes);
        vm.assertEq(proved, word, "inclusion");
        vm.assertEq(qbft.proveWord(client, 2, HOLDER, SLOT, p.accountNodes, p.storageNodes), word, "either");
        vm.expectRevert(present(HOLDER));
        qbft.proveAbsence(client, 2, HOLDER, SLOT, p.accountNodes, p.storageNodes);
    }

    function test_AZero() public {
        FactProof memory p = record(2, HOLDER, SLOT, 0);
        qbft.proveAbsence(client, 2, HOLDER, SLOT, p.accountNodes, p.storageNodes);
        vm.assertEq(qbft.proveWord(client, 2, HOLDER, SLOT, p.accountNodes, p.storageNodes), 0, "either");
        vm.expectRevert(absent(HOLDER));
        qbft.proveStorage(client, 2, HOLDER, SLOT, p.accountNodes, p.storageNodes);
    }

    function test_AnAccountWithoutStorage() public {
        bytes[] memory nodes = recordAccounts(2, HOLDER, EMPTY_ROOT, HOLDER);
        qbft.proveAbsence(client, 2, HOLDER, SLOT, nodes, _none);
        bytes[] memory empty = new bytes[](1);
        empty[0] = hex"80";
        qbft.proveAbsence(client, 2, HOLDER, SLOT, nodes, empty);
    }

    function test_RevertWhen_TheProofIsOfAnotherSlotOrAccount() public {
        FactProof memory p = record(2, HOLDER, SLOT, "word");
        vm.expectRevert();
        qbft.proveStorage(client, 2, HOLDER, "another", p.accountNodes, p.storageNodes);
        vm.expectRevert();
        qbft.proveStorage(client, 2, FOREIGN, SLOT, p.accountNodes, p.storageNodes);
    }

    function test_RevertWhen_TheProofIsOfAnotherHeight() public {
        FactProof memory p = record(2, HOLDER, SLOT, "word");
        record(3, HOLDER, SLOT, "another word");
        vm.expectRevert(invalid(0));
        qbft.proveStorage(client, 3, HOLDER, SLOT, p.accountNodes, p.storageNodes);
        vm.expectRevert(abi.encodeWithSelector(IQbftClient.QbftClient_UnknownHeight.selector, client, 4));
        qbft.proveStorage(client, 4, HOLDER, SLOT, p.accountNodes, p.storageNodes);
    }

    /* ACCOUNTS */

    function testFuzz_AnAccount(uint64 nonce, uint256 balance, bytes32 storageRoot) public {
        (bytes32 root, bytes[] memory nodes) = leaf(accountOf(nonce, balance, storageRoot));
        recordState(2, root);
        Account memory held = qbft.proveAccount(client, 2, HOLDER, nodes);
        Account memory wanted = Account(nonce, balance, storageRoot, keccak256("code"));
        vm.assertEq(abi.encode(held), abi.encode(wanted), "account");
    }

    function test_NoSuchAccount() public {
        bytes[] memory nodes = recordAccounts(2, HOLDER, EMPTY_ROOT, OUTSIDER);
        qbft.proveAccountAbsence(client, 2, OUTSIDER, nodes);
        qbft.proveAbsence(client, 2, OUTSIDER, SLOT, nodes, _none);
        vm.expectRevert(absent(OUTSIDER));
        qbft.proveAccount(client, 2, OUTSIDER, nodes);
        vm.expectRevert(absent(OUTSIDER));
        qbft.proveWord(client, 2, OUTSIDER, SLOT, nodes, _none);
        vm.expectRevert(invalid(0));
        qbft.proveAbsence(client, 2, OUTSIDER, SLOT, nodes, nodes);
    }

    function test_RevertWhen_AnAccountIsClaimedAbsent() public {
        bytes[] memory nodes = recordAccounts(2, HOLDER, EMPTY_ROOT, HOLDER);
        vm.expectRevert(present(HOLDER));
        qbft.proveAccountAbsence(client, 2, HOLDER, nodes);
    }

    /// @dev No node that keeps the rules has them. Sealed by a quorum all the same, they are refused.
    function test_RevertWhen_TheStateHoldsNoAccountThere() public {
        bytes memory good = accountOf(1, 0, EMPTY_ROOT);
        bytes[5] memory wrong = [
            bytes.concat(good, hex"80"),
            bytes(hex"05"),
            hex"c0",
            RLP.encode(good),
            bytes.concat(bytes1(uint8(good[0])), bytes1(uint8(good[1]) + 1), suffix(good, 2), hex"80")
        ];
        for (uint64 i = 0; i < wrong.length; i++) {
            (bytes32 root, bytes[] memory nodes) = leaf(wrong[i]);
            recordState(2 + i, root);
            vm.expectRevert(IQbftClient.QbftClient_ValueInvalid.selector);
            qbft.proveAccount(client, 2 + i, HOLDER, nodes);
        }
    }

    function test_RevertWhen_TheStorageHoldsNoWordThere() public {
        bytes[5] memory wrong = [
            bytes(hex"80"),
            hex"820001",
            hex"c101",
            hex"0505",
            hex"a1010203040506070809101112131415161718192021222324252627282930313233"
        ];
        for (uint64 i = 0; i < wrong.length; i++) {
            bytes[] memory storageNodes = nodesOf(abi.encode(keccak256(abi.encode(SLOT))), wrong[i]);
            bytes[] memory nodes = recordAccounts(2 + i, HOLDER, keccak256(storageNodes[0]), HOLDER);
            vm.expectRevert(IQbftClient.QbftClient_ValueInvalid.selector);
            qbft.proveWord(client, 2 + i, HOLDER, SLOT, nodes, storageNodes);
        }
    }

    /// @dev Storage whose only leaf has this path, in nibbles that are a whole number of bytes.
    function recordLeaf(uint64 number, bytes memory path) private returns (FactProof memory p) {
        p.storageNodes = nodesOf(path, RLP.encode(uint256(7)));
        p.accountNodes = recordAccounts(number, HOLDER, keccak256(p.storageNodes[0]), HOLDER);
    }

    function wordIn(uint64 number, FactProof memory p) private view returns (bytes32) {
        return qbft.proveWord(client, number, HOLDER, SLOT, p.accountNodes, p.storageNodes);
    }

    /// @dev A leaf on the way, of another key, of a part of the key, or of more than it, is not the slot's.
    function test_ALeafIsItsOwnKeysAlone() public {
        bytes memory key = abi.encode(keccak256(abi.encode(SLOT)));
        vm.assertEq(wordIn(2, recordLeaf(2, key)), bytes32(uint256(7)), "its own");
        vm.assertEq(wordIn(3, recordLeaf(3, abi.encode(keccak256("another")))), 0, "another");
        bytes memory part = new bytes(31);
        for (uint256 i = 0; i < part.length; i++) part[i] = key[i];
        vm.assertEq(wordIn(4, recordLeaf(4, part)), 0, "a part");
    }

    function test_RevertWhen_NodesAreMissingOrTooMany() public {
        FactProof memory p = recordLeaf(2, abi.encode(keccak256(abi.encode(SLOT))));
        vm.expectRevert(invalid(0));
        qbft.proveWord(client, 2, HOLDER, SLOT, p.accountNodes, _none);
        bytes[] memory twice = new bytes[](2);
        (twice[0], twice[1]) = (p.storageNodes[0], p.storageNodes[0]);
        vm.expectRevert(invalid(1));
        qbft.proveWord(client, 2, HOLDER, SLOT, p.accountNodes, twice);
    }

    /// @dev A branch that has a whole leaf of 32 bytes or more in it, and not its hash.
    function test_RevertWhen_ALongNodeStandsInAnother() public {
        bytes memory key = abi.encode(keccak256(abi.encode(SLOT)));
        bytes[] memory items = new bytes[](17);
        for (uint256 i = 0; i < 17; i++) items[i] = hex"80";
        bytes[] memory inner = new bytes[](2);
        // 63 nibbles are left: an odd path.
        key[0] = bytes1(0x30 | (uint8(key[0]) & 15));
        (inner[0], inner[1]) = (RLP.encode(key), RLP.encode(RLP.encode(uint256(7))));
        items[uint8(keccak256(abi.encode(SLOT))[0]) >> 4] = RLP.encode(inner);
        bytes[] memory nodes = new bytes[](1);
        nodes[0] = RLP.encode(items);
        bytes[] memory accountNodes = recordAccounts(2, HOLDER, keccak256(nodes[0]), HOLDER);
        vm.expectRevert(invalid(0));
        qbft.proveWord(client, 2, HOLDER, SLOT, accountNodes, nodes);
    }

    /// @dev A trie of one account.
    function leaf(bytes memory value) private pure returns (bytes32 root, bytes[] memory nodes) {
        nodes = nodesOf(keyOf(HOLDER), value);
        root = keccak256(nodes[0]);
    }

    function nodesOf(bytes memory key, bytes memory value) private pure returns (bytes[] memory nodes) {
        bytes[] memory items = new bytes[](2);
        (items[0], items[1]) = (RLP.encode(bytes.concat(hex"20", key)), RLP.encode(value));
        nodes = new bytes[](1);
        nodes[0] = RLP.encode(items);
    }

    function suffix(bytes memory whole, uint256 from) private pure returns (bytes memory part) {
        part = new bytes(whole.length - from);
        for (uint256 i = 0; i < part.length; i++) part[i] = whole[from + i];
    }
}
